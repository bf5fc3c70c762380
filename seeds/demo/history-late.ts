import type { Diary } from './diary.ts';

/** Learners in Modern History who handed in after the due date. */
export const late: Record<string, Diary> = {
	yusuf: {
		began: -70,
		lines: `
count me
stand before 5 2: On the news there are always handshakes in Baku.
lock sourcing: I expect criticism of Washington in A because the title sounds suspicious, and criticism of Europe and America in B because “Westerners” is in the title. They are both labelled opinion and analysis.
note A2.3 problem: A signal is not a decision.
note A7.2 judgement: 21 years is a strong argument.
note A10.3 plain: Prefers! That is quite open.
note B3.4 "a new boldness" plain
note B6.3 judgement: His reading of what two ambassadors said. I would like to see the words.
note B9.3 problem
later 18h
judge policy conflict: But A is mostly about America and B about Europe.
judge corridor conflict: Purpose and owner are different in the two.
judge armenia agree: A blames its leaders more.
judge rights conflict
judge lobbying a_silent: B has names, A has nothing.
lock close-reading: Gallagher puts “regime” and “authoritarian” in quotation marks [A7.1], so he does not accept the words without having to say why. Mamedov writes “spurious” [B11.3] about the charges against a researcher. “Unproven” would leave the question open, “spurious” closes it.
later 8h
lock corroboration: Nagorno-Karabakh in 2023 is in both. “Takeover” with the consent of Russia, presumably [A12.3]; “reconquest” that showed Russia’s weakness [B3.2]. Same event, two stories about Russia. Neither counts the people who fled.
lock synthesis: Both are right if one looks at different matters: weapons [A2.3] and aid [A2.2] on one side, energy [B7.2] and officers’ training [B7.3] on the other. They would still disagree about whether somebody planned it all. Budgets and contracts could be compared.
stand after 4 2: Less sure than I was, and I think that is the right direction [A2.2] [B7.2].
hand in`
	},
	grace: {
		began: -25,
		lines: `
stand before none
lock sourcing: They are from different years and different websites. The second one is newer so it is probably more up to date.
note A2.2 problem: no more aid
note B2.2 problem: two dead
judge policy conflict: different opinions
judge corridor complement
judge lobbying a_silent
lock close-reading: “Howls” [A6.3]. “Mobsters” [B2.2]. These are strong words.
lock corroboration: Both write that Armenia is isolated [A11.1] [B5.3]. They agree.
save synthesis: The truth is somewhere in the middle.
hand in`
	},
	hannah: {
		began: -90,
		lines: `
count me
stand before 4 1: I really do not know, and I want to write that down before I read.
lock sourcing: What I can see: two men, two American outlets, opinion both times, December 2023 and July 2025. From “up to” I expect suspicion, from “foolishly” I expect a warning. From the dates I expect that neither can know what the other knows. What I cannot see is who reads them. I would be surprised if either of them talked to anybody who lives there.
note A3.3 plain: A bargain: airspace against a waiver. Nobody asked about rights then.
note A5.2-A5.3 concession: “Spies or not”: he leaves it open, and moves on quickly.
note A7.3-A7.4 rhetorical-question: The answer comes at once and from nobody in particular.
note A9.5 plain: Azerbaijan imports Russian gas in order to export gas. I read this three times.
note A13.3 remedy: Hidden in an “unless”.
note B2.2-B2.3 nominalisation: Two sentences and still nobody who did it.
note B3.2 "reconquest": To retake something you must have had it. One noun, and a hundred years of argument.
note B6.2 plain: What they said is on record. Why they said it comes one sentence earlier.
note B8.4 "at times dodging transparency rules" judgement
note B12.1 problem: “Could”. Fair enough, but the whole fourth reason hangs on it.
later 21h
judge policy conflict: As descriptions, yes. But nineteen months, a new administration and two different Wests lie between them.
judge corridor conflict: One road on the map, two owners in the text.
judge armenia agree: On the result, not on whose doing it is.
judge rights conflict: Motive against fact. I find both questions worth asking, and they have different answers.
judge lobbying a_silent: A silence about one side’s friends. B has one, too: nobody lobbies for Armenia there.
point agree A14.3; A13.1 / B13.2: Who speaks for the people there? | Nobody. A quotes Moscow’s spokeswoman, B tells Washington what to say in Baku. In both the people of the region are talked about.
silent b remedy A14.4 / B13.1-B13.4: I first wrote that B has no part for the region in its remedy. It has one for Washington only, so I let this stand as contested.
later 22h
lock close-reading: Gallagher’s quotation marks work without an argument: “regime” and “authoritarian” [A7.1] are held up with two fingers. His verbs are worse for their victims: “poison relations” [A13.2], “howls” [A6.3]. Mamedov’s nouns hide the doer where it suits his calm, “resulting in the deaths” [B2.2], and name him where it does not: “mirroring Putin’s own playbook” [B11.2]. If I replace these words, A loses its suspicion and B loses its warning, and the facts of both are still there.
lock corroboration: Both report that Armenia turned from Russia to the West and is alone now. Gallagher: it was “intentionally torpedoing” its ties [A8.4] and America isolated it [A11.1]. Mamedov: it froze its part in the alliance [B5.2], Western help is mostly words and the threats are real [B5.3]. The turn and the loneliness are corroborated. Who caused the harm is not. I would ask what Armenia’s government said when it turned.
lock synthesis: Three keys. Time: aid was voted down in late 2023 [A2.2], the rush came after the raids of June 2025 [B2.2]. Actors: Congress and the State Department [A2.3] are not two ambassadors [B6.2]. Issues: one can stop weapons and buy gas [B7.2] in the same week. What is left is purpose: is Baku an obstacle [A10.4] or a tool [B6.1]? Aid by year, contracts by year, and who voted for what can be found. If the aid came back as soon as Baku quarrelled with Moscow, Mamedov’s fear explains Gallagher’s puzzle.
stand after 4 4: The same place as before, and quite sure this time. It is pressed [A2.2] and courted [B7.2], by different people.
level sourcing 3
level close-reading 3
level corroboration 2
level synthesis 3
hand in`
	}
};
