/** Very common given names that are seldom surnames, in lower case and without accents. */
const common = new Set(
	`ada adam agnes ahmad ahmed aisha alan alba alena alex alexander alexandra alexei alfie ali alice alicia alina
	amelia amelie amina amir amy ana anastasia andrea andreas andrei andrew angela anita ann anna anne anton antonio
	anya ava ayse aylin ayla beata beatrice ben benjamin bianca brian bruno camila camille carla carlos carmen carolina
	caroline catherine cecilia charlotte chiara chloe chris christian christina claire clara claudia cornelia daniel
	daniela david deniz diego dina dmitri dylan ebru edward elena eleni eli elif elijah elisa elizabeth ella emil emilia
	emilie emily emine emma emre eric erik erika ernesto esra ethan eva evelyn evie fatima fatma felix fernando finn
	fiona florian francesca francesco francisco frida gabriel gabriela george georgia gianluca giorgio giovanni giulia
	giuseppe gonzalo grace greta hamza hana hanna hannah hans harry hasan hassan heidi helen helena henry huseyin ian
	ibrahim ida igor ines ingrid irene iris irina isabel isabella isla ivan jack jacob jake jakub james jan jana jane
	janek jasmin jason javier jean jennifer jens jessica joanna john jonas jonathan jorge jose josef joshua juan julia
	julian julie karin karl karolina katarina kate katharina kevin khadija kilian klara konstantin lars laura lea leila
	lena leo leon leonie lia liam lili lily lina linda lisa louis louise luca lucas lucia lucie luis luisa luka lukas
	mads magdalena mahmoud maja malik manuel marco maria mariam marie marina mario mark marta martina mary mateo
	matilda matteo matthew max maximilian maya mehmet mehdi mia michael michelle miguel mika mikael mila mohamed
	mohammad mohammed monika muhammad murat mustafa nadia natalia natalie nicolas nicole nikita niklas nina noah noor
	nora oleg oliver olivia olga omar oscar osman pablo pedro peter philipp pia pierre piotr rachel rebecca ricardo
	robert roberto rosa ruben ruth samir samira samuel sandra sara sarah sebastian selin sergei sergio silvia simon sofia
	sofie sophia sophie stefan stephanie stella susan susanne svetlana sven tatiana teresa theo theresa tim timo tobias
	tom tomas tomasz ursula valentina vera veronica victor victoria viktor vincent vladimir wiktoria yara yasmin yusuf
	zara zeynep zoe zofia zuzana`.split(/\s+/)
);

/** How many of these cells begin with a common given name. */
export const givenIn = (cells: string[]) =>
	cells.filter((cell) => {
		const [first = ''] = cell.toLowerCase().split(/[\s-]/);
		return common.has(
			first
				.normalize('NFD')
				.replace(/[\u0300-\u036f]/g, '')
				.replace(/ı/g, 'i')
		);
	}).length;
