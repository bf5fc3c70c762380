/** Something that a person does in the browser. */
export type Doing =
	| { act: 'open'; path: string }
	| { act: 'reload' }
	/** takes a screenshot */
	| { act: 'picture'; name: string }
	/** clicks the middle of it with the mouse */
	| { act: 'click'; role: string; name: string }
	/** clicks into a field and types */
	| { act: 'type'; name: string; text: string }
	/** types into whatever has the focus */
	| { act: 'write'; text: string }
	| { act: 'press'; keys: string[] }
	/** presses Tab, or Shift+Tab to go back, until this has the focus */
	| { act: 'tab'; role: string; name: string; back?: true }
	/** selects words of a sentence with the mouse */
	| { act: 'drag'; sentence: string; words: string };

/** Something that must be true, at once or after a while. */
export type Looking =
	| { act: 'see'; role: string; name: string }
	/** words that can be read on the page */
	| { act: 'read'; words: string }
	| { act: 'focus'; role: string; name: string }
	| { act: 'value'; name: string; text: string }
	| { act: 'checked'; name: string }
	/** the words painted in the style of a code, and their underline */
	| ({ act: 'painted' } & Painted)
	/** the line beneath the name of a code in the list of notes */
	| { act: 'coded'; name: string; line: Line }
	/** the parts of the page scroll, but never the page itself */
	| { act: 'still' }
	/** the head of the notebook shows that everything is saved */
	| { act: 'saved' };

export type Act = Doing | Looking;

/** The lines that distinguish codes without their colours. */
export type Line = 'solid' | 'dashed' | 'double' | 'none';

export type Painted = {
	style: string;
	words: string;
	line: Line;
	/** the sentence that contains the words, and the letter of the code that it shows in any browser */
	sentence: string;
	letter: string;
};

export type Step = { title: string; acts: Act[] };

/** A learner's way through an assignment, and what must be in the database after it. */
export type Journey = {
	title: string;
	/** the learner who makes the journey */
	learner: string;
	steps: Step[];
	leaves: Work;
};

/** A learner's work, as far as a journey checks it. */
export type Work = {
	notes: { from: string; exact: string; code: string | null; note: string }[];
	judgements: { point: string; relation: string; reason: string }[];
	/** locked answers by their question */
	locked: Record<string, string>;
	/** the positions before and after */
	stances: [number | null, number | null];
	/** how often it was handed in */
	handedIn: number;
};
