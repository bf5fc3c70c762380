import { isNameLike } from './name-cells.ts';

/** Lines that gradebooks write below their headings. */
const gradebook = /^(points possible|points|date|class average|average|overall average|maximum)$/i;
const sums =
	/^(total|totals|sum|count|gesamt|summe|insgesamt|anzahl|somme|totale?|suma|razem|итого|всего|合計|总计)\W*$/iu;
/** A sum with its number in the same cell. */
const counted =
	/^(total|totals|sum|count|gesamt|summe|insgesamt|anzahl|suma|razem|итого|всего|合計|总计)\s*[:=]?\s*\d+$/iu;
const countOf =
	/^\d+\s+(students|pupils|learners|people|names|schüler|élèves|alumnos|alunni|leerlingen)$/iu;

/** What a line above a list may say of its class, before a colon or dash. */
const labels = new Set(
	`teacher, class teacher, form teacher, homeroom teacher, head teacher, tutor, form tutor, instructor, room, homeroom,
	class, form, grade, year, course, subject, school, date, term, lehrer, lehrerin, klassenlehrer, klassenlehrerin,
	klassenleitung, raum, zimmer, klasse, kurs, fach, schule, datum, schuljahr, professeur, professeure,
	professeur principal, professeure principale, prof principal, enseignant, enseignante, salle, classe, cours, matière,
	école, profesor, profesora, tutora, aula, clase, curso, asignatura, escuela, fecha, docente, insegnante,
	corso, materia, scuola, data, professor, professora, sala, turma, escola, leraar, mentor, lokaal, klas, vak,
	nauczyciel, nauczycielka, wychowawca, wychowawczyni, klasa, przedmiot, учитель, класс, кабинет`.split(
		/,\s+/
	)
);
const isLabelled = (text: string) =>
	labels.has((/^(.+?)\s*(?:[:：]|\s[-–—]\s)/u.exec(text)?.[1] ?? '').toLowerCase());
/** A room with its number. */
const room = /^(?:room|raum|zimmer|salle|aula|sala|lokaal|класс|кабинет)\s+\p{L}?[-.]?\d+\p{L}?$/iu;

/** Whether a line is nobody: the teacher or room of a class, a line of a gradebook, or a sum at the end. */
export function isNobody(
	cells: string[],
	{ last, headed }: { last: boolean; headed: boolean }
): boolean {
	const filled = cells.filter(Boolean);
	const [first = ''] = filled;
	const rest = filled.slice(1);
	const numbers = rest.every((cell) => !isNameLike(cell) && !cell.includes('@'));
	if ((isLabelled(first) && !headed) || (room.test(first) && !rest.length)) return true;
	if (headed && numbers && gradebook.test(first) && (rest.length > 0 || /possible/i.test(first)))
		return true;
	if (!last) return false;
	return (
		numbers && ((sums.test(first) && rest.length > 0) || counted.test(first) || countOf.test(first))
	);
}

/** Whether the first line is a title, such as `Year 9 History`: alone, with a digit or colon that no other line has. */
export function isTitleLine([first = [], ...body]: string[][]): boolean {
	const title = first.filter(Boolean);
	const [text = ''] = title;
	if (title.length !== 1 || body.length < 2 || !/\p{L}/u.test(text)) return false;
	const odd = /\s\S*\d|^\p{L}+\d|\d\S*\s|:$/u;
	return (
		odd.test(text) &&
		!/^\W*\d+\W+\p{L}/u.test(text) &&
		!body.some((cells) => odd.test(cells[0] ?? ''))
	);
}
