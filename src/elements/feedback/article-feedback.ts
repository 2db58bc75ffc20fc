import { readRating, submitVote } from './votes.ts';

/** "Was this helpful?": takes the answer of the form inside, acknowledges it in place and remembers it; after a "No" shows where to go on. */
export class ArticleFeedback extends HTMLElement {
	#connection: AbortController | undefined;
	/** The answer that shows. */
	#shown: string | undefined;

	connectedCallback(): void {
		this.#connection = new AbortController();
		const { signal } = this.#connection;
		this.addEventListener('submit', (event) => this.#answer(event), { signal });
		// Another tab shows the same article.
		addEventListener('storage', () => this.#follow(), { signal });
		this.#show(readRating(this.#endpoint));
	}

	disconnectedCallback(): void {
		this.#connection?.abort();
	}

	get #endpoint(): string {
		return this.querySelector('form')?.action ?? '';
	}

	#answer(event: SubmitEvent): void {
		event.preventDefault();
		if (!(event.submitter instanceof HTMLButtonElement)) return;
		const { value } = event.submitter;
		submitVote(this.#endpoint, value);
		this.#show(value);
		this.#acknowledge();
	}

	#follow(): void {
		const rating = readRating(this.#endpoint);
		if (rating === this.#shown) return;
		this.#show(rating);
		this.#acknowledge();
	}

	#show(rating: string | undefined): void {
		this.#shown = rating;
		for (const button of this.querySelectorAll('button')) {
			button.ariaPressed = String(button.value === rating);
		}
	}

	/** Says what goes with the answer that shows. */
	#acknowledge(): void {
		const said = this.querySelector<HTMLElement>('button[aria-pressed=true]')?.dataset;
		const status = this.querySelector('[role=status]');
		if (status) status.textContent = said?.thanks ?? '';
		const onwards = this.querySelector<HTMLElement>('.onwards');
		if (onwards) onwards.hidden = said?.onwards === undefined;
	}
}
