import type { Diary } from './diary.ts';

/** The other learners in Modern History: with brief, one-sided, returned or unfinished work, or who left. */
export const others: Record<string, Diary> = {
	marek: {
		began: -75,
		lines: `
stand before declined
lock sourcing: Two opinions about Azerbaijan.
note A1.1
note B1.2
judge policy conflict
judge armenia agree
lock close-reading: “Machinations” [A1.3] is negative. “Foolishly rush” [B1.2] is negative, too.
lock corroboration: Nagorno-Karabakh [A12.3] [B3.2].
save synthesis: They are both a bit right.
hand in`
	},
	chloe: {
		began: -110,
		lines: `
count me
stand before 2 3: We read in class last year how sanctions work, so I expect pressure.
lock sourcing: The first title is a question, so I expect an investigation. He asks what the US is “up to”, which means that it is up to something.
note A1.1 problem: The whole article in one sentence.
note A1.2 "new good friend" scare-quotes
note A2.2 plain: Proof number one.
note A4.2 problem: Sixty!
note A5.4 problem: Three ambassadors at once.
note A6.2 cause: A recipe, step by step.
note A8.3 "neocons" loaded-word
note A9.1 cause
note A10.4 "US proxy" judgement: Armenia as a tool.
note A12.2 "primrose path" loaded-word
note A14.5 "a seat at the head of the table" judgement
judge policy conflict: Gallagher gives a lot of evidence for pressure.
judge corridor conflict: Gallagher explains what it is really for.
judge rights conflict: If they cared, they would have cared 21 years ago.
later 20h
save close-reading: Gallagher calls it “machinations” [A1.3] and says that Washington would “gamble the security of Armenia” [A8.3]. Armenia is a “US proxy” [A10.4] on a “primrose path” [A12.2]. All these words make Washington look like somebody who plays with other people.
save corroboration: Gallagher reports that the Senate voted unanimously [A2.2] and that Azerbaijan took Nagorno-Karabakh after the drills [A12.3]. I am sure that the other author knows this as well.
save synthesis: I think that Gallagher is right, because he has the vote [A2.2], the pause [A2.3], the French weapons [A4.3] and the testimony [A10.2]. The other one is mostly afraid of what might happen.
stand after 1 5: He convinced me [A10.4].
level close-reading 2
level synthesis 1
hand in`
	},
	diego: {
		began: -140,
		lines: `
count me
stand before 3 3: The US presses many countries.
lock sourcing: Gallagher is against the US and Mamedov is against Azerbaijan. I expect a fight between the two.
note A1.3 problem
note A9.2 cause: Trade routes.
note B6.1 cause: They want Russia out.
note B11.1 "no democratic ally" judgement
judge policy conflict: A says against, B says for.
judge armenia agree
judge lobbying a_silent
later 20h
lock close-reading: Gallagher says that the US is leaning ever harder on Azerbaijan [A1.1], and he calls its plans “machinations” [A1.3]. Mamedov says “no democratic ally” [B11.1].
save corroboration: They both write about Nakhchivan.
save synthesis: Gallagher has more facts.
hand in
later 80h
returned: You have found good places to start from, Diego. Please do two things. Under corroboration, say what both report about the route to Nakhchivan and cite one sentence from each. Under synthesis, leave out who has more facts, and ask when both could be right.
later 14h
save corroboration: Both report a route to Nakhchivan through Armenia. Gallagher says that Washington prefers it [A10.3], and Mamedov says that Baku wants it [B4.2].
judge corridor conflict: Whose plan is it?`
	},
	mei: {
		began: -150,
		lines: `
count me
stand before 4 2: No side yet.
lock sourcing: The question in the first title makes me expect a critical article about the US. The word “foolishly” in the second makes me expect a critical article about Westerners who support Azerbaijan. Because of the dates I expect different events.
note A1.2 problem
note A6.3 "howls" loaded-word: Newspapers do not howl.
note A10.4 cause: His main explanation.
note A12.3 "takeover" plain: See B3.2.
note B3.2 "reconquest" plain: See A12.3!
note B8.2 "lobby shops" loaded-word
note B13.2 remedy
judge policy conflict: Stopping aid and calling somebody a partner do not fit together, unless different people do it.
judge corridor conflict: America’s lever, or Baku’s own plan.
judge armenia agree: Both see that the West does not really help.
judge rights conflict: An instrument or a reason.
judge lobbying a_silent: Only Mamedov follows the money.
later 24h
lock close-reading: “Howls” [A6.3] instead of “protests”: the fact stays, and the respect goes. “Lobby shops” [B8.2] instead of “interest groups”: again the fact stays. Both authors do this to people whom they do not trust.
lock corroboration: Both authors write about 2023 [A12.3] [B3.2].
save synthesis: Both are right for their time.
hand in
later 52h
returned: Careful notes, Mei-Ling, and a good pair in “takeover” and “reconquest”. Your corroboration stops where it gets interesting: what does each noun say about Russia? And tell me in the synthesis which sentences make each author right for their time.
later 20h
save corroboration: Both authors report that Azerbaijan took Nagorno-Karabakh in 2023. For Gallagher it is a “takeover”, and he presumes that Russia consented [A12.3]. For Mamedov it is a “reconquest” that showed how Moscow’s influence was fading [B3.2]. One noun fits a strong Russia that lets it happen, the other a weak one that cannot help it. Neither says what became of the people.
lock synthesis: Both are right for their time. In December 2023 the Senate had just voted to stop aid [A2.2] and a pause in deliveries was signalled [A2.3]. In July 2025 Baku quarrelled with Moscow over the raids [B2.3], and diplomats who hope to push Russia out took its side [B6.1]. They would still dispute what Washington is after. I would look up whether the pause was ever made.
stand after 4 3: In the middle, with sentences from both [A2.3] [B6.1].
level corroboration 2
level synthesis 2
hand in`
	},
	noah: {
		began: -125,
		lines: `
stand before 5 3: Because of the oil.
lock sourcing: I expect that the two authors disagree, because one writes about pressure and the other about help.
note A9.4 cause: Oil and gas.
note B4.1 cause: Energy hub.
judge policy conflict: Yes.
judge armenia agree: Both are sorry for Armenia, more or less.
lock close-reading: A “US proxy” [A10.4] is somebody who does what the US says. “Courted by the West” [B4.1] sounds like a wedding.
hand in
later 70h
leave`
	},
	oliver: {
		began: -60,
		lines: `
count me
stand before 5 2: I would say courted, because of the pipelines.
lock sourcing: From A I expect a story about hidden aims, since you ask what somebody is “up to” only when they hide it. From B I expect an argument in steps, since the title is a full sentence.
note A1.2 problem: Hidden aim, as I expected.
note A6.4 plain: Here he could have said what the editorial says.
note A8.3 "gamble the security of Armenia" judgement
note B9.2 plain: Four reasons, and he counts them. As I expected.
note B10.3 "short-sighted" judgement
later 40h
judge policy conflict: Against and for, but not the same West.
judge rights conflict
save close-reading: Gallagher calls the people in Washington “neocons” [A8.3], which `
	},
	zoe: {
		began: -66,
		lines: `
count me
stand before 3 2: Gut feeling 🤷
lock sourcing: 🕵️ “Up to” = suspicion. 🚨 “Foolishly” = warning. Two opinion pieces, so two lawyers and no judge. I expect both to leave out what does not help them, and I will make a list of it.
note A1.3 "machinations" loaded-word: 🎭 villain music
note A7.2 judgement: Sarcasm! 21 years of support and then suddenly shocked 😏
note A9.1-A9.2 cause: OK, this part is serious. 🗺️ Follow the routes.
note B5.3 judgement: 💔 words vs. threats
more time 96h
later 40h
note B8.3 cause: 💸 “some tied to”: how many is some?
judge policy conflict: 🥊 on paper. But A’s West is in Washington and B’s West is in Brussels.
judge lobbying a_silent: 🦗 (those are crickets)
save close-reading: “Machinations” [A1.3] 🎭 is plans with a cape on. Take the cape off and you have a foreign policy that you may still dislike. “Lobby shops” [B8.2] 🛒 does the same`
	},
	finn: { began: -52, lines: 'open' }
};
