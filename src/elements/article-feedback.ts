import { forgetOtherLibraries, vote, voteOn } from './votes.ts';

/** "Was this helpful?": takes the answer of the form inside, acknowledges it in place and remembers it; after a "No" shows where to go on. */
export class ArticleFeedback extends HTMLElement {
	#connection: AbortController | undefined;

	connectedCallback(): void {
		this.#connection = new AbortController();
		const { signal } = this.#connection;
		this.addEventListener('submit', (event) => this.#answer(event), { signal });
		// Another tab shows the same article.
		addEventListener('storage', () => this.#show(), { signal });
		forgetOtherLibraries(this.#endpoint);
		this.#show();
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
		const { value, dataset } = event.submitter;
		vote(this.#endpoint, value);
		this.#show(value);
		const status = this.querySelector('[role=status]');
		if (status) status.textContent = dataset.thanks ?? '';
		const onwards = this.querySelector<HTMLElement>('.onwards');
		if (onwards) onwards.hidden = dataset.onwards === undefined;
	}

	#show(rating = voteOn(this.#endpoint)): void {
		for (const button of this.querySelectorAll('button')) {
			button.ariaPressed = String(button.value === rating);
		}
	}
}
