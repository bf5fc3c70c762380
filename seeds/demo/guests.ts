import type { Diary } from './diary.ts';

/** Guests, who work without an account on the whole lesson. Nobody else can see their work. */
export const guests: (Diary & { about: string })[] = [
	{
		about: 'finished the whole lesson alone',
		began: -310,
		lines: `
count me
stand before 5 3: I followed the news from Baku for a while.
lock sourcing: I expect Gallagher to suspect Washington and Mamedov to scold those who help Baku. The titles leave little doubt. Whether they deserve it I will see.
note A2.2 problem
note A3.4 plain: The Government Accountability Office: a source that one can read.
note A10.4 cause: Motive, his own conclusion.
note A14.4 remedy: Almost hidden.
note B6.1 cause: Motive, his own conclusion as well.
note B9.5 plain: A forecast.
note B13.1-B13.2 remedy: Not hidden at all.
judge policy conflict: They see opposite policies.
judge target agree: Moscow, for both. Iran only for one.
judge corridor conflict: Whose is it?
judge armenia agree: Left alone.
judge rights conflict: Pretext or reason.
judge karabakh conflict: Consent or weakness.
judge energy conflict: Does buying in Baku help Moscow, or hurt it?
judge lobbying a_silent: Only B.
judge war a_silent: Only B counts what a war would cost.
judge remedy complement: Less, both say.
later 44h
lock close-reading: “Machinations” [A1.3] for plans, “no democratic ally” [B11.1] for a government that jails critics. Both are shorter than the plain words, and that is the trouble with them.
lock contextualization: When Gallagher wrote, the Senate had just voted [A2.2]. When Mamedov wrote, the raids had just happened [B2.2]. Each writes about the last thing that frightened him. That explains the tone, but not why one looks at Congress and the other at ambassadors.
lock corroboration: Armenia’s turn to the West is in both [A8.4] [B5.2], and so is how little it got for it [A11.1] [B5.3]. They agree on the outcome and not on the culprit.
later 30h
lock framing: Problem: pressure [A1.1], support [B1.2]. Cause: trade routes [A10.4], the wish to push Russia out [B6.1]. Judgement: a gamble [A8.3], a deliberate choice [B6.5]. Remedy: the neighbours [A14.4], no sides [B13.1]. The thinnest is A’s Remedy, so that its readers are left with a suspicion and nothing to do.
lock evidence: Best in A is the vote [A2.2], because votes are public; weakest is the consent of Moscow [A12.3], because he presumes it. Best in B is a named man’s sentence [B11.3]; weakest is what Russia might do next [B9.5].
lock restate: Gallagher: Azerbaijan is pressed [A1.1] because trade that Washington dislikes runs through it [A9.2]. Mamedov: to side with it [B1.2] risks a war [B12.1] for a government that does not deserve it [B11.1].
lock synthesis: Both could be right if weapons and gas are two policies. Aid was stopped [A2.2] and deliveries were to pause [A2.3], while energy [B7.2] and training [B7.3] went on. What each of them cost, year by year, would settle most of it.
stand after 4 4: Pressed with one hand [A2.3] and embraced with the other [B7.2].
level synthesis 2
level evidence 2
hand in`
	},
	{
		about: 'stopped in the middle of reading',
		began: -29,
		lines: `
stand before 3 1
save sourcing: One is about the US and one about Russia?
note A1.1 problem: ok
note A6.3 "howls" loaded-word: haha
note B2.2 plain: sad`
	},
	{ about: 'only opened it', began: -3, lines: 'open' }
];
