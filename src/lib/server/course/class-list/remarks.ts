/** What teachers write behind names of a register, besides what is in small letters and brackets. */
const states = new Set(
	`absent present new left late excused sick ill online remote guest withdrawn dropped
	abwesend fehlt krank neu entschuldigt absente malade nouveau nouvelle ausente nuevo nueva enfermo enferma
	assente nuovo nuova malato malata novo nova afwezig ziek nieuw nieobecny nieobecna chory chora`.split(
		/\s+/
	)
);
/** Before a former name, which is part of the name. */
const former = /^(?:n[ée]e?|geb\.?|born|nacida?|nascida?|nata)\b/iu;
const teachers = new Set(
	`teacher co-teacher tutor assistant instructor lehrer lehrerin prof professeur professeure enseignant enseignante
	profesor profesora professor professora professore professoressa docente insegnante maestro maestra leraar lerares
	docent nauczyciel nauczycielka`.split(/\s+/)
);
const pronouns = /^\p{L}{1,5}(?:\s?\/\s?\p{L}{1,6}){1,3}$/u;

const inside = (remark: string) => remark.replace(/^[([]\s*|\s*[)\]]$/g, '');
const isState = (text: string) => states.has(text.toLowerCase()) || isTeacher(text);

/** Takes off the end what isn’t part of a name: pronouns, and remarks such as `(absent)`, `[new]` and `- absent`. */
export function withoutRemark(text: string): { rest: string; remark: string } {
	const none = { rest: text, remark: '' };
	const [, name = '', bracket = '', bare = ''] =
		/^(.*?\p{L}.*?)(?:\s*(\([^()]*\)|\[[^[\]]*\])|(?:\s+[-–—]\s*|\s*,\s*|\s+)(\p{L}[\p{L}/]*))$/u.exec(
			text
		) ?? [];
	const said = inside(bracket) || bare;
	if (!said) return none;
	const behind = text.slice(name.length);
	// a last word may be a name: only after a sign can it be a remark
	const apart = bracket !== '' || /^\s*[-–—,]/.test(behind);
	const small =
		bracket !== '' && /^\p{Ll}/u.test(said) && !former.test(said) && !said.includes('@');
	const out = pronouns.test(said) || small || (apart && isState(said));
	return out ? { rest: name.trim(), remark: bracket || bare } : none;
}

/** Whether what stands beside a name says that it is a teacher’s. */
export const isTeacher = (unused: string) => teachers.has(inside(unused).toLowerCase());
