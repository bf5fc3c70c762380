import type { Diary } from './diary.ts';

/** Reading the News: the articles open after the prediction, and classmates see each other’s notes from the start. */
export const evening: Record<string, Diary> = {
	maximiliane: {
		began: -80,
		lines: `
count me
stand before 6 3: I worked for a gas trader. Nobody there wished to annoy Baku.
lock sourcing: Mr Gallagher writes at the end of 2023 and asks a question that contains its answer. Mr Mamedov writes in the middle of 2025 and gives his answer in the title. I expect the first to look for interests behind words, and the second to weigh costs. I should be wrong about the second if he argued from principle alone.
note A2.2 plain: A vote is on record. Why they voted is not.
note A7.2 judgement: Dry, and fair as far as it goes.
note A9.4 cause: That Russia gains is plausible. I should like to see the shares.
note A10.3-A10.4 cause: From “prefers” to “hopes to hinder” in one step.
note B1.3 "endangers US–Russian talks on larger matters" problem
note B6.4-B6.5 concession: Granted first, then taken away.
note B8.4 plain: One can look up such endorsements, and who paid.
note B9.3 problem: He argues from force here, and from decency only third.
note B13.4 remedy: The remedy is a priority and not a measure.
judge policy conflict: They conflict until one asks which West and which year.
judge armenia agree: Its isolation is common ground, and its causes are not.
judge rights conflict: A motive is doubted in A. A cost is counted in B.
judge lobbying a_silent: A’s silence is curious, as its author is otherwise fond of interests.
judge remedy complement: Both would have Washington do less, one of them without saying so.
later 24h
lock close-reading: In A the word is “machinations” [A1.3]. “Intentions” would do for the fact, but one may have intentions in daylight. “Gamble” in “gamble the security of Armenia” [A8.3] adds carelessness, which no testimony could show. In B it is “spurious” [B11.3], a verdict in one adjective, and “mirroring Putin’s own playbook” [B11.2], which borrows its force from somebody else’s reputation. Each author is plain where he has records, and colourful where he has not.
lock restate: Gallagher’s case: trade that matters to Russia and Iran crosses Azerbaijan [A9.2], and an American official has said that a future resting on these two is unwelcome [A10.2]. Aid that nobody had questioned for two decades is stopped at that very moment [A2.2], and Armenia pays for it by standing alone [A11.1]. Mamedov’s case: a quarrel between Baku and Moscow tempts some to take sides [B1.2]. Yet Russia is far stronger [B9.3], Baku jails those who urge peace [B11.3], and talks that matter more would suffer [B10.2]. So one had better calm both [B13.1].
lock synthesis: Both could be right if different offices did different things for different reasons, which in my experience is the rule. The Senate voted [A2.2] and the State Department signalled [A2.3], while two envoys consoled [B6.2] and Brussels bought gas from a “trusted partner” [B7.2]. They would go on disputing purpose. I should ask for the waiver’s fate in 2024 and 2025, and for the gas contracts of the same years.
stand after 5 4: A step back toward the middle: the vote [A2.2] surprised me more than the praise [B7.2].
level close-reading 3
level restate 3
level synthesis 2
hand in`
	},
	bjorn: {
		began: -60,
		lines: `
stand before 4 3: Both, I guess.
lock sourcing: Critical articles. The titles say so.
note A1.1 problem: Pressure.
note B1.2 problem: Support.
note B13.1 remedy: Stay calm.
judge policy conflict: Yes.
judge rights conflict
judge remedy complement: Nobody wants more of it.
lock close-reading: “Neocons” [A8.3] is not a friendly word, and “mobsters” [B2.2] is not a friendly word.
lock restate: Gallagher: the US presses Azerbaijan [A1.1] because of trade [A9.2]. Mamedov: the West should not defend it [B9.1].
lock synthesis: Different times. [A2.2] [A2.3] and later [B6.1] [B6.2].
hand in`
	},
	nadia: {
		began: -74,
		lines: `
count me
stand before 3 2: In the news that I watch, Washington presses everybody.
lock sourcing: I expect the first writer to suspect Washington and the second to warn against a friendship. The first title is a question and the second a scolding. I have never heard of either site.
note A4.3 problem: France is in it, too.
note A12.3 "presumably" plain: He is honest enough to write this word.
note A14.3 unattributed-voice: Named, in fact: Zakharova. So this label does not fit. I leave it as an example of my mistake.
note B2.3 "ethnically motivated" plain: Baku’s claim, not the author’s.
note B7.1 concession: He allows that the highest people said nothing. Then he finds something older.
note B11.4 judgement
judge policy conflict: Yes, and each has his own Westerners.
judge armenia agree: Alone in both.
judge lobbying a_silent: I looked twice. There is nothing in A.
judge remedy complement: Both want Washington to do less.
later 22h
lock close-reading: “Poison relations” [A13.2] is a crime, and “spoil relations” would be a mistake. “Propaganda campaign” [B2.4] is what the other side has; one’s own side has a message. Both authors choose the crime and not the mistake.
save restate: Gallagher: pressure on Azerbaijan [A1.1] serves to hinder trade that Russia and Iran need [A10.4]. Mamedov: to hurry to its side [B6.1] is dangerous.
save synthesis: I think that both are right about what they see.
hand in
later 5h
take back
save restate: Gallagher: pressure on Azerbaijan [A1.1] serves to hinder trade that Russia and Iran need [A10.4], and Armenia is left alone for it [A11.1]. Mamedov: to hurry to its side [B6.1] is dangerous, because Russia is stronger [B9.3] and because its government is “no democratic ally” [B11.1].`
	},
	aylin: {
		began: -50,
		lines: `
count me
stand before 5 3: Turkish television shows it as everybody’s friend.
lock sourcing: A: suspicion of Washington, from “up to”. B: against helping Azerbaijan, from “foolishly”. I will watch how both write about Turkey.
note A11.3 plain: Turkey, first time.
note A14.4 plain: Turkey, second time, as a neighbour at the table.
note B4.3 "Under Ankara and Baku" cause: Turkey as an owner.
note B9.4 judgement: Turkey as a helper who does not help. “Complex relations” could mean anything.
note B4.4 plain: And Turkey as what others fear.
note A9.1 cause
judge policy conflict: Squeezed and courted.
judge armenia agree: Nobody helps it.
judge rights conflict: B takes them seriously.
judge lobbying a_silent
judge remedy complement: 3+2 has Turkey in it, B’s remedy has not.
later 20h
lock close-reading: The “primrose path” [A12.2] makes Armenia naive, where “wrong direction” would leave it a choice. “Courted by the West” [B4.1] makes Azerbaijan a bride, where “approached” would leave it a state. Both phrases take something from the country that they are about.
lock restate: Gallagher: Washington presses Azerbaijan [A1.1] because trade between Russia and Iran crosses it [A9.2], as its own official’s testimony shows [A10.2]. Mamedov: some rush to support it against Moscow [B6.1], but that could set off a wider war [B12.1] and costs credibility [B11.4].
save synthesis: Both could be right if pressure and support come from different places: the Senate [A2.2]`
	},
	ines: {
		began: -44,
		lines: `
count me
stand before 4 2
lock sourcing: I think that A will be about what America does in secret and B about what Europe does in public. I say this only from the two titles.
note A1.3 problem: In secret: right.
note A5.4 problem
note A8.4 "intentionally torpedoing" loaded-word: At sea this would be an act of war.
note B6.2 problem: In public: right again.
note B8.1 cause
note B12.3 "the usual interventionist quarters" unattributed-voice
later 18h
judge policy conflict: Secret pressure, public praise. Perhaps even the same people?
judge armenia agree: It chose the wrong friends, both say.
point complement A5.4 / B2.4: Summoning and arresting | In 2023 Baku summons Westerners, in 2025 it arrests Russians. Perhaps it does this to whomever it quarrels with.
silent a remedy B13.1; B13.2 / A14.4: Nobody is told what to do, but the last paragraph comes close.`
	},
	kwame: {
		began: -28,
		lines: `
count me
stand before none: I teach sport, and I am here to learn.
lock sourcing: The one from 2023 cannot know about 2025. The one from 2025 can know about 2023, so I expect him to look back. Titles: one asks and one scolds.
note A1.1 problem: He says it at once.
note A1.2 "new good friend" scare-quotes
note A2.1 plain: Signpost.
note A2.2 plain: Fact, and a date to check.
note A3.2-A3.3 plain: History in two sentences.
note A5.1 problem: Convinced, he says. Not: right.
note A6.1 "regime change" scare-quotes
note A6.2 cause: First, then, then: like a play that the coach has drawn.
note A6.3 "howls" loaded-word
note A7.1 "authoritarian" scare-quotes: He does this twice in one sentence.
note A8.1-A8.2 plain: On the surface. So now comes what lies below.
note A8.3 judgement
note A9.1 cause: Here it is.
note B1.2 "foolishly rush" loaded-word: It was in the title already.
note B2.2 "mobsters" loaded-word: Whose word?
note me B5.4 plain: I do not understand this one. Ask on Thursday.`
	},
	sofia: {
		began: -6,
		lines: `
stand before 4 2: I am curious.
lock sourcing: I expect a suspicious A and an annoyed B, because of “up to” and “foolishly”. And because both are opinion I expect few people with another view in them.
note A1.2 problem
note A3.4 plain: Nobody kept a record? I will look this up.`
	},
	ravi: {
		began: -2,
		lines: `
stand before 5 2: My first guess, before I have read anything.
save sourcing: B’s title is a whole argument in one line. A’s title`
	},
	joe: { began: -20, lines: 'more time 72h' },
	priya: {
		began: -26,
		lines: `
count me
stand before 4 3: I have read both for another class, so this is no real guess.
lock sourcing: I have read them before. This time I want to see whether I would have guessed it: “up to” and “foolishly” do give away most.
note A10.4 cause: I read over this the first time.
note B9.1-B9.2 concession: “Yet”!
note B6.5 "a deliberate political choice" judgement
judge policy conflict: Still a conflict, but I would now say that it is one between years.
judge rights conflict: I said “they add to each other” in the other class. I have changed my mind: each uses them for the opposite advice.`
	}
};
