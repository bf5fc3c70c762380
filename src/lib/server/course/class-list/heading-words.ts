/** What the heading of a column can say. From `number` on, the column isn't used. */
export const headingKinds = [
	'full',
	'name',
	'first',
	'middle',
	'last',
	'email',
	'username',
	'number',
	'group',
	'title',
	'other'
] as const;
export type HeadingKind = (typeof headingKinds)[number];

/**
 * Headings of one language. `name` is the whole name, or the part that no other column has: beside *Vorname*, the
 * German *Name* is the surname, and beside *Cognome*, the Italian *Nome* is the given name.
 */
export type Words = Partial<Record<HeadingKind, string>> & { lang: string; surnameFirst?: true };

/** Headings of the languages of Western and Northern Europe. */
export const western: Words[] = [
	{
		lang: 'en',
		full: `full name, display name, student, students, student name, students name, student names, pupil, pupils,
			pupil name, learner, learners, learner name, name of student, name of pupil, participant, participants, names,
			class list, student list, legal name, complete name`,
		name: 'name',
		first: `first name, first names, first, given name, given names, given, forename, forenames,
			christian name`,
		middle: 'middle name, middle names, middle initial, second name, infix, name prefix',
		last: 'last name, last names, last, surname, surnames, family name, family names, family',
		email: `email, e-mail, mail, email address, e-mail address, mail address, student email, school email, email id,
			primary email, user principal name, upn`,
		username: `username, user name, user, login, login name, sis login id, user id, account, account name`,
		number: `no, nr, number, num, id, id number, student id, student number, sis user id, sis id, roll no, roll number,
			upi, register number, admission number, candidate number`,
		group: `class, classes, form, tutor group, group, groups, section, grade, year, year group, cohort, set,
			house, team`,
		title: 'title, salutation, prefix',
		other: `gender, sex, date of birth, birthday, dob, age, phone, mobile, telephone, address, postcode, town, city,
			role, department, institution, preferred name, known as, nickname, parent, parents, guardian, notes, comments,
			remarks, status, signature, present, pronouns, language, nationality, last access`
	},
	{
		lang: 'de',
		full: `vollständiger name, schüler, schülerin, schülerinnen, schüler/in, schülername, schülerinnen und schüler, sus,
			teilnehmer, teilnehmerin, teilnehmende, teilnehmer/in, namen, klassenliste, teilnehmerliste, vor- und nachname,
			vor- und zuname, anzeigename`,
		name: 'name',
		first: 'vorname, vornamen, rufname',
		middle: 'zweiter vorname, namenszusatz, vorsatzwort, namensvorsatz',
		last: 'nachname, nachnamen, familienname, zuname',
		email: 'e-mail, mail, e-mail-adresse, mailadresse, e-mailadresse, schulmail, dienstmail',
		username: 'benutzername, anmeldename, benutzer, nutzername, kennung, benutzerkennung, login',
		number: `nr, nummer, lfd nr, laufende nummer, schülernummer, matrikelnummer, id-nummer, matrikel, platz`,
		group:
			'klasse, klassen, kurs, gruppe, stufe, jahrgang, jahrgangsstufe, schulklasse, lerngruppe',
		title: 'titel, anrede',
		other: `geschlecht, geburtsdatum, geburtstag, geb, alter, telefon, handy, adresse, straße, plz, ort, wohnort,
			bemerkung, bemerkungen, notiz, eltern, mutter, vater, rolle, unterschrift, konfession, staatsangehörigkeit`
	},
	{
		lang: 'fr',
		full: `nom complet, nom et prénom, nom prénom, prénom nom, élève, élèves, étudiant, étudiants, étudiante,
			apprenant, apprenants, liste de classe, liste des élèves, nom de l’élève, noms`,
		name: 'nom',
		first: 'prénom, prénoms, prénom usuel',
		middle: 'deuxième prénom',
		last: 'nom de famille, nom d’usage, patronyme',
		email: `courriel, adresse de courriel, adresse courriel, adresse e-mail, adresse électronique, adresse mail, mél,
			messagerie`,
		username: 'nom d’utilisateur, identifiant, utilisateur, compte, pseudo',
		number: 'n°, numéro, num, numéro d’étudiant, ine, numéro national, matricule',
		group: 'classe, groupe, section, niveau, division, promotion',
		title: 'civilité, titre',
		other: `sexe, genre, date de naissance, né le, née le, téléphone, adresse, ville, remarque, remarques,
			régime`
	},
	{
		lang: 'es',
		full: `nombre completo, nombre y apellidos, apellidos y nombre, apellidos y nombres, alumno, alumnos, alumna,
			alumno/a, alumnado, estudiante, estudiantes, nombre del alumno, lista de clase`,
		name: 'nombre, nombres',
		first: 'nombre de pila, primer nombre',
		middle: 'segundo nombre',
		last: `apellido, apellidos, primer apellido, segundo apellido, apellido paterno, apellido materno`,
		email:
			'correo, correo electrónico, dirección de correo, dirección de correo electrónico, email',
		username: 'usuario, nombre de usuario, cuenta',
		number: 'núm, número, n.º, número de id, matrícula, código, dni, nia, cédula',
		group: 'clase, curso, grupo, grado, sección, aula',
		title: 'tratamiento',
		other: 'sexo, género, fecha de nacimiento, teléfono, dirección, ciudad, observaciones, edad'
	},
	{
		lang: 'pt',
		full: `nome completo, aluno, alunos, aluna, aluno/a, estudante, nome do aluno, nome e sobrenome, nome e apelido,
			lista de alunos`,
		name: 'nome, nomes',
		first: 'nome próprio, primeiro nome, prenome',
		middle: 'nome do meio, segundo nome',
		last: 'sobrenome, apelido, último nome, apelidos, nome de família',
		email: 'correio eletrónico, correio eletrônico, endereço de email, endereço de e-mail',
		username: 'utilizador, usuário, nome de usuário, nome de utilizador, conta',
		number: 'n.º, nº, número, número de aluno, matrícula, ra, processo',
		group: 'turma, ano, série, grupo, classe',
		other: 'sexo, género, data de nascimento, telefone, morada, endereço, observações'
	},
	{
		lang: 'it',
		full: `nome completo, nome e cognome, cognome e nome, cognome nome, nominativo, alunno, alunni, alunna,
			studente, studenti, studentessa, allievo, allievi, elenco`,
		name: 'nome',
		first: 'nome di battesimo',
		last: 'cognome, cognomi',
		email: 'posta elettronica, indirizzo email, indirizzo e-mail, indirizzo di posta, e-mail',
		username: 'nome utente, utente, account',
		number: 'n, numero, matricola, codice fiscale, id',
		group: 'classe, gruppo, sezione, anno',
		title: 'titolo',
		other: 'sesso, data di nascita, telefono, indirizzo, note'
	},
	{
		lang: 'nl',
		full: `volledige naam, leerling, leerlingen, student, studenten, naam leerling, klassenlijst,
			deelnemer`,
		name: 'naam, namen',
		first: 'voornaam, voornamen, roepnaam',
		middle: 'tussenvoegsel, tussenvoegsels, tussenv, tussenvoegsel(s)',
		last: 'achternaam, familienaam',
		email: 'e-mailadres, emailadres, mailadres',
		username: 'gebruikersnaam, gebruiker, inlognaam',
		number: 'nr, nummer, leerlingnummer, studentnummer, stamnummer',
		group: 'klas, groep, stamklas, leerjaar, lesgroep',
		title: 'aanhef, titel',
		other: 'geslacht, geboortedatum, telefoon, adres, woonplaats, opmerkingen'
	},
	{
		lang: 'sv',
		full: 'fullständigt namn, elev, elever, elevens namn, student, studenter, klasslista, deltagare',
		name: 'namn',
		first: 'förnamn, tilltalsnamn',
		middle: 'mellannamn',
		last: 'efternamn',
		email: 'e-post, e-postadress, epost, mejl, mejladress',
		username: 'användarnamn, användare',
		number: 'nr, nummer, personnummer, elevnummer',
		group: 'klass, grupp, årskurs',
		other: 'kön, födelsedatum, telefon, adress, ort, anmärkning'
	},
	{
		lang: 'no',
		full: 'fullt navn, elev, elever, elevnavn, deltaker, klasseliste',
		name: 'navn, namn',
		first: 'fornavn',
		middle: 'mellomnavn',
		last: 'etternavn, etternamn',
		email: 'e-post, epost, e-postadresse',
		username: 'brukernavn, bruker',
		number: 'nr, nummer, elevnummer, fødselsnummer',
		group: 'klasse, gruppe, trinn, årstrinn',
		other: 'kjønn, fødselsdato, telefon, adresse'
	},
	{
		lang: 'da',
		full: 'fulde navn, elev, elever, elevnavn, kursist, deltager, klasseliste, fornavn og efternavn',
		name: 'navn, navne',
		first: 'fornavn, fornavne',
		middle: 'mellemnavn',
		last: 'efternavn',
		email: 'e-mail, mailadresse, e-mailadresse',
		username: 'brugernavn, bruger, unilogin, uni-login',
		number: 'nr, nummer, elevnummer, cpr',
		group: 'klasse, hold, gruppe, årgang',
		other: 'køn, fødselsdato, telefon, adresse'
	},
	{
		lang: 'fi',
		full: 'koko nimi, oppilas, oppilaat, opiskelija, opiskelijat, oppilaan nimi, luokkalista',
		name: 'nimi, nimet',
		first: 'etunimi, etunimet, kutsumanimi',
		last: 'sukunimi',
		email: 'sähköposti, sähköpostiosoite',
		username: 'käyttäjätunnus, käyttäjänimi, tunnus',
		number: 'nro, numero, opiskelijanumero, oppilasnumero',
		group: 'luokka, ryhmä, vuosiluokka',
		other: 'sukupuoli, syntymäaika, puhelin, osoite'
	}
];
