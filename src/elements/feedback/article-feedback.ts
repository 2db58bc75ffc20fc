import { readRating, submitVote } from './votes.ts';

/**
 * "Was this helpful?": sends the rating chosen in the form inside, thanks the reader in place and remembers the rating.
 * After a "No" it shows where to find more help.
 */
export class ArticleFeedback extends HTMLElement {
	#connection: AbortController | undefined;
	/** The rating that is shown as chosen. */
	#shown: string | undefined;

	connectedCallback(): void {
		this.#connection = new AbortController();
		const { signal } = this.#connection;
		this.addEventListener('submit', (event) => this.#onSubmit(event), { signal });
		// The same article may be open in another tab.
		addEventListener('storage', () => this.#onStorage(), { signal });
		this.#show(readRating(this.#endpoint));
	}

	disconnectedCallback(): void {
		this.#connection?.abort();
	}

	get #endpoint(): string {
		return this.querySelector('form')?.action ?? '';
	}

	#onSubmit(event: SubmitEvent): void {
		event.preventDefault();
		if (!(event.submitter instanceof HTMLButtonElement)) return;
		const { value } = event.submitter;
		submitVote(this.#endpoint, value);
		this.#show(value);
		this.#showThanks();
	}

	#onStorage(): void {
		const rating = readRating(this.#endpoint);
		if (rating === this.#shown) return;
		this.#show(rating);
		this.#showThanks();
	}

	#show(rating: string | undefined): void {
		this.#shown = rating;
		for (const button of this.querySelectorAll('button')) {
			button.ariaPressed = String(button.value === rating);
		}
	}

	/** Shows the thanks and the further help that belong to the chosen rating. */
	#showThanks(): void {
		const messages = this.querySelector<HTMLElement>('button[aria-pressed=true]')?.dataset;
		const status = this.querySelector('[role=status]');
		if (status) status.textContent = messages?.thanks ?? '';
		const onwards = this.querySelector<HTMLElement>('.onwards');
		if (onwards) onwards.hidden = messages?.onwards === undefined;
	}
}
