import type { Diary } from './diary.ts';

/** Learners in Modern History who handed in before the due date. */
export const onTime: Record<string, Diary> = {
	amelia: {
		began: -170,
		lines: `
count me
stand before 4 2: I know that Armenia and Azerbaijan fought over Nagorno-Karabakh, but hardly anything about what Western governments did. So I start in the middle.
lock sourcing: “Up to” is what you say of somebody you suspect, so I expect Gallagher to accuse Washington of a hidden aim. “Foolishly” is a judgement before the first sentence, so I expect Mamedov to warn Westerners off. Both are opinion and nineteen months apart, so they may not be talking about the same policy. I would be wrong if Gallagher found something to praise in it.
note A1.2 "new good friend" scare-quotes: Whose words are these? It sounds as if he repeats somebody’s phrase to make fun of it.
note A1.2-A1.3 problem: The trouble is not only pressure but pressure under another name.
note A3.4 plain: The audit office found that nobody kept records. This is the sort of thing one can look up.
note A6.2 cause: He makes one case look like a rule. I would want more than one example.
note A7.2 "only weeks ago" judgement: Irony. It does not say that the charge is false, only that it comes late.
note A8.3 "gamble the security of Armenia" loaded-word: Compare “risk”. A gambler does it for a thrill, with somebody else’s money.
note A10.4 cause: Here is the step from what O’Brien said to what he wants. I read A10.2 again and it is not there.
note B1.2 problem
note B2.2 "resulting in the deaths" nominalisation: Nobody kills anybody in this sentence.
note B6.4-B6.5 concession: He grants something to Baku’s side first. Then it comes.
note B8.3 "some tied to initiatives funded by the Azerbaijani state" cause: Some, not all. I had read over that word.
note B13.1 remedy: Very clear who is to do what. Gallagher never writes a sentence like this.
judge policy conflict: They describe opposite policies, but Gallagher means Congress in 2023 and Mamedov mostly European diplomats in 2025. So it is a conflict on paper, and perhaps not in fact.
judge corridor conflict: For one it is America’s lever, for the other a plan of Baku and Ankara. Both say that Iran does not want it through Armenia.
judge armenia agree: Both find it isolated after turning away from Russia. Only Mamedov mentions threats from Azerbaijan as a reason.
judge rights conflict: Same government, same jailings. One asks why they are mentioned now, the other what it costs to look away.
judge lobbying a_silent: Gallagher names 60 members of Congress who want arms for Armenia, but nobody who asked them to.
later 22h
lock close-reading: Gallagher does not say that Washington has plans, he says “machinations” [A1.3]. The thing is the same, but plans can be shown to anybody and machinations cannot. When he says that it would “gamble the security of Armenia” [A8.3], the policy becomes a bet with somebody else’s life. Mamedov’s Baku is “no democratic ally” [B11.1]: he could have said that it is no democracy, but “ally” speaks to readers who are choosing friends. And “mirroring Putin’s own playbook” [B11.2] makes it a copy of what they oppose. Both save their sharpest words for the power they warn us about.
lock corroboration: Both report that Azerbaijan took Nagorno-Karabakh in 2023. Gallagher calls it a “takeover”, just after American drills, and presumes that Russia and Iran agreed [A12.3]. Mamedov calls it a “reconquest” that pushed Russian peacekeepers aside [B3.2]. So the event is certain and its meaning is not: did Moscow allow it, or could it not stop it? Neither of them asks an Armenian who had to leave. I would look for what the peacekeepers reported in those two days.
later 20h
lock synthesis: Both could be right if two things hold. First, that “the West” is not one actor: the Senate stops aid [A2.2] while two ambassadors in Baku take its side [B6.2]. Second, that time matters: when Gallagher wrote, Baku was making deals with Tehran [A12.4], and when Mamedov wrote it was quarrelling with Moscow [B2.3] and so had become useful [B9.1]. They would still disagree about what Washington wants in the end. I would look up what aid Baku got each year from 2022 to 2025. If it stopped and came back, both described one policy at two moments.
stand after 4 3: Still the middle, but for a reason now. Pressed by Congress [A2.2] and embraced by those who want Russia out [B6.1]: I think these can be true at once.
level sourcing 2
level close-reading 3
level corroboration 2
level synthesis 3
hand in`
	},
	jonas: {
		began: -146,
		lines: `
count me
stand before 5 2: The EU buys gas there, and you do not press somebody whose gas you need.
lock sourcing: Gallagher: a question as a title, and I think he has an answer already. Mamedov: the title is the answer. From Responsible Statecraft I expect advice to the American government, because that is what the name says, but I would not bet on it.
note A2.2 plain: Unanimous! I did not expect that.
note A4.3 problem: So it is not only Washington. France acts, too.
note A7.4 "the view from Baku" unattributed-voice: Who is that? A city has no view.
note A9.4 cause: Russia earns when we buy gas in Baku. I want to know how much.
note A14.4-A14.5 remedy: Implied. He shows it with approval, so I count it.
note B4.3 "would suit" cause: Weaker than “because”.
note B5.3 judgement: Words against threats. A good sentence, hard to prove.
note B7.2 "trusted partner" plain: A quotation, not scare quotes: they said it.
note B9.5 plain: A forecast. Nothing yet can show whether it is true.
note me B12.3 "the usual interventionist quarters" unattributed-voice: I laughed, but I could not say who that is.
judge policy conflict: One says pressed, the other says courted. The dates explain some of it.
judge corridor conflict: In 2023 the way seemed to go through Iran, in 2025 through Armenia again. So the conflict is one of dates as well.
judge armenia agree: Isolated, says one, and isolated, says the other.
judge rights conflict: A lever for Gallagher, a reason for Mamedov.
judge lobbying a_silent: If Baku had such good lobbies, why did the Senate vote against it without a single no?
point complement A9.5 / B4.1; B4.3: Where does the gas come from? | Azerbaijan buys Russian gas to keep its promises to Europe, and Europe buys from Azerbaijan to rely less on Russian gas. Only together do the two articles show how odd that is.
silent a - B10.2 / -: What a quarrel would do to talks on Ukraine and arms control. In 2023 there were hardly any such talks, so this is no fault.
silent b - A3.2; A3.4 / -: That American aid to Baku had been barred by law since 1992 and was waived every year. His readers might think that the embrace is new.
later 25h
lock close-reading: “Howls” [A6.3] turns newspapers into a pack of dogs; “protests” would have left them people. “Poison relations” [A13.2] makes Armenia’s leaders do it on purpose. In Mamedov I find “lobby shops” [B8.2], where opinions are for sale like bread, and “mobsters” [B2.2] in marks, which keeps Moscow’s word at arm’s length. I looked for a plain word that would do the same work, and there was none, so the words are doing the arguing.
lock corroboration: Both report that Iran objects to a route through southern Armenia: Gallagher [A11.4] and Mamedov [B4.4]. They part on whose idea the route is: Washington prefers it, says one [A10.3], and Baku and Ankara would control it, says the other [B4.3]. Neither says what Armenia would agree to, and it is Armenia’s land.
later 30h
lock synthesis: If the West is a crowd, both are right. Congress wanted to stop aid [A2.2] and the State Department hinted at a pause [A2.3]; in Brussels the same country was a “trusted partner” [B7.2] and NATO drew closer [B7.3]. What they would still argue about is why. It would be settled, or nearly, by two lists for the same years: what the Americans withheld and what the Europeans signed. If the lists overlap, it was never one policy.
stand after 4 4: I moved one step. Europe courts it [B7.2], but I had not known about the Senate [A2.2].
level sourcing 1
level close-reading 2
level corroboration 2
level synthesis 2
hand in
later 3h
take back
save synthesis: If the West is a crowd, both are right. Congress wanted to stop aid [A2.2] and the State Department hinted at a pause [A2.3]; in Brussels the same country was a “trusted partner” [B7.2] and NATO drew closer [B7.3]. What they would still argue about is why. I should add that Congress was only the Senate: the House had still to agree [A2.3].
hand in`
	},
	priya: {
		began: -120,
		lines: `
count me
stand before none: I have to admit that I could not find Azerbaijan on a map before today.
lock sourcing: I expect Gallagher to be against what the US does because of the words “up to”. I expect Mamedov to be against helping Azerbaijan because of “foolishly”. Both are opinion pieces, so they will try to convince me.
note A1.1 problem: His main point, right at the start.
note A5.3 "on edge": Good phrase.
note A8.3 judgement: He is angry with Washington.
note A13.2 "poison relations" loaded-word
note B1.2 problem: The same place as in A, second sentence.
note B6.5 judgement
note B11.3 plain: 15 years for asking for peace!
note B13.3 "win" scare-quotes: He does not think that anybody can.
judge policy conflict: Pressure in A, support in B.
judge corridor conflict: They do not agree who wants it.
judge armenia agree: Armenia is alone in both.
judge rights complement: A says they are used as an excuse and B says they are really broken. Both can be true, so I would not call it a conflict.
judge lobbying a_silent: A says nothing about it.
later 26h
lock close-reading: Gallagher uses the word “machinations” [A1.3], which sounds like a secret plot. A plainer word would be “plans”. Mamedov says that Azerbaijan’s media ran a “propaganda campaign” [B2.4], and a plainer word would be “reports”. In both cases you already know what to think before you have heard the facts.
lock corroboration: Both report that Armenia turned away from Russia and is now alone. Gallagher says that it was “intentionally torpedoing” its ties [A8.4], Mamedov that its prime minister froze its part in the alliance [B5.2] and got mostly words in return [B5.3]. Mamedov blames Azerbaijan as well. I miss what Armenians say about it.
lock synthesis: Both could be right because of the time between them. In 2023 the Senate stopped aid [A2.2] and the State Department wanted a pause [A2.3]. In 2025 there was the quarrel with Russia [B1.1] and so some people thought that Azerbaijan could be useful [B9.1]. It would help to know whether the aid came back.
stand after 4 2: Now I can at least say why it is hard: the Senate [A2.2] and the ambassadors [B6.2] did different things.
level sourcing 2
level close-reading 2
level synthesis 1
hand in`
	},
	tom: {
		began: -98,
		lines: `
count me
stand before 6 4: Everybody wants gas from there.
lock sourcing: Gallagher will probably say that America is doing something bad, and Mamedov that the West is stupid. You can see that from the titles.
note A1.3 "machinations" loaded-word: Sounds like a spy film.
note A6.1 "regime change" scare-quotes
note A9.2 cause: It is about trade.
note B4.1 "courted by the West" problem: What I said!
note B8.1 cause: Money again.
note B9.2 "strategic mistake" judgement
judge policy conflict: Opposite.
judge corridor conflict: A: America wants it. B: Azerbaijan wants it.
judge armenia agree
judge rights conflict: A thinks it is fake, B thinks it is real.
judge lobbying a_silent: Not in A.
later 18h
lock close-reading: Gallagher says “howls” [A6.3] about newspapers. Wolves howl, so he does not like them. Mamedov says “lobby shops” [B8.2], so he does not like lobbyists. These are loaded words.
lock corroboration: Both say that there is a plan for a route to Nakhchivan [A10.3] [B4.2]. Gallagher thinks that it is an American plan and Mamedov thinks that it is an Azerbaijani plan.
lock synthesis: Both can be right at different times. First the US was against Azerbaijan [A1.1] [A2.2], later the West was for it [B6.1] [B7.2]. Politics changes.
stand after 6 4: I have not changed my mind [B7.2].
hand in`
	},
	layla: {
		began: -132,
		lines: `
count me
stand before 3 3: My uncle drives lorries to Baku and says that the Americans make trouble for everybody who trades with Iran.
lock sourcing: A is from the end of 2023, when the war in Nagorno-Karabakh was just over, so I expect that war in it. B is from July 2025 and has “against Russia” in the title, so I expect a quarrel with Russia, which is new to me. Both writers seem to criticise the West. I do not know either outlet, and I try not to guess from the names.
note A5.1 plain: “Is convinced” is not the same as “is true”.
note A9.2 "vital to Moscow and Tehran" cause: This is what my uncle means.
note A10.2 "unstable and undesirable": These are O’Brien’s words and not Gallagher’s. I nearly took them for his.
note A11.3 plain: So Baku had talked of force before. In an article that defends it? Then he does not simply defend it.
note B2.3 "natural causes" scare-quotes: He quotes Moscow and does not believe it. Only “claimed” tells you.
note B5.4 problem
note B10.1-B10.2 problem
note B12.2 "no vital interest" judgement: Vital again, in the other direction.
judge policy conflict: Each has facts, and the facts are from different years.
judge corridor conflict: Who holds the lever? America in A, Ankara and Baku in B.
judge armenia agree: With one difference: in B the threats come from Azerbaijan.
judge rights conflict: A asks who is speaking, B asks what was done.
judge lobbying a_silent: And B is silent about the lobbies for Armenia.
later 20h
lock close-reading: The “primrose path” [A12.2] is a lovely way into ruin, so Armenia looks like somebody who was charmed and not like somebody who chose. “Intentionally torpedoing” [A8.4] says the opposite: there it sank its own ship on purpose. Gallagher wants both. Mamedov’s “mirroring Putin’s own playbook” [B11.2] needs no proof for a reader who dislikes Putin. A plain “jails its critics as Russia does” would have to show it.
lock corroboration: Both report the plan of a route through Armenia to Nakhchivan, with Azerbaijan and Turkey behind it and Iran against it [A11.3–A11.4] [B4.2–B4.4]. For Gallagher it is now a means to clog other trade [A10.4], for Mamedov it is what Baku wants for itself. Neither gives the terms on which Armenia would allow it.
lock synthesis: Both could be right if pressing and embracing are done by different hands. Gallagher shows the Senate [A2.2] and an official at a hearing [A10.2]; Mamedov shows ambassadors [B6.2] and lobbies [B8.4]. A government that is pressed by one and praised by another will quote whichever it needs. To settle it I would compare military aid with gas contracts, year by year. I cannot settle what anybody meant by it.
stand after 4 3: One step toward the middle. The pressure is real [A2.3], and so are the friends [B7.2].
level sourcing 3
level close-reading 2
level corroboration 3
level synthesis 2
hand in`
	}
};
