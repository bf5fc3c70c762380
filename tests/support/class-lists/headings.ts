import type { Case } from './case.ts';

const parts = (given: string, surname: string, rest = '') =>
	`“${given}”: given name, “${surname}”: surname${rest}.`;

/** Lists with headings, in many languages, and exports of other programs. */
export const headed: Case[] = [
	{
		what: 'a single heading',
		list: 'Students\nJane Smith\nJohn Doe',
		people: ['Jane Smith', 'John Doe'],
		says: 'One name per line, below the heading “Students”.'
	},
	{
		what: '“Last, First” as a heading',
		list: 'Last, First\nSmith, Jane\nDoe, John',
		people: ['Jane Smith', 'John Doe'],
		says: '“Last”: surname, “First”: given name. So line 2 is Jane Smith.'
	},
	{
		what: 'a heading for both in one column',
		list: 'Nachname, Vorname\tKlasse\nMüller, Anna\t7a\nKoch, Ben\t7a',
		people: ['Anna Müller', 'Ben Koch'],
		unused: ['7a', '7a'],
		says: '“Nachname, Vorname”: name. “Klasse” isn’t used.'
	},
	{
		what: 'German',
		list: 'Vorname;Nachname;E-Mail\nAnna;Müller;anna@schule.example\nBen;Koch;',
		people: ['Anna Müller · anna@schule.example', 'Ben Koch'],
		says: parts('Vorname', 'Nachname', ', “E-Mail”: email address') + ' So line 2 is Anna Müller.'
	},
	{
		what: 'German, with “Name” for the surname',
		list: 'Nr.;Name;Vorname;Geburtsdatum\n1;Müller;Anna;03.04.2012\n2;Koch;Ben;17.11.2011',
		people: ['Anna Müller', 'Ben Koch'],
		unused: ['1 · 03.04.2012', '2 · 17.11.2011'],
		says: '“Name”: surname, “Vorname”: given name. “Nr.” and “Geburtsdatum” aren’t used. So line 2 is Anna Müller.'
	},
	{
		what: 'French',
		list: 'Nom;Prénom;Adresse de courriel\nDupont;Marie;marie@lycee.example\nLe Goff;Yann;yann@lycee.example',
		people: ['Marie Dupont · marie@lycee.example', 'Yann Le Goff · yann@lycee.example'],
		says: '“Nom”: surname, “Prénom”: given name, “Adresse de courriel”: email address. So line 2 is Marie Dupont.'
	},
	{
		what: 'French in capitals, without accents',
		list: 'NOM\tPRENOM\tCLASSE\nDUPONT\tMarie\t3B\nLE GOFF\tYann\t3B',
		people: ['Marie DUPONT', 'Yann LE GOFF'],
		unused: ['3B', '3B'],
		says: '“NOM”: surname, “PRENOM”: given name. “CLASSE” isn’t used. So line 2 is Marie DUPONT.'
	},
	{
		what: 'Spanish, with two surnames in two columns',
		list: 'Primer apellido;Segundo apellido;Nombre;Grupo\nGarcía;López;María;2ºB',
		people: ['María García López'],
		unused: ['2ºB'],
		says:
			'“Primer apellido”: surname, “Segundo apellido”: surname, “Nombre”: given name. “Grupo” isn’t used. ' +
			'So line 2 is María García López.'
	},
	{
		what: 'Portuguese',
		list: 'Nome;Sobrenome;Turma\nJoão;da Silva;9.º C',
		people: ['João da Silva'],
		unused: ['9.º C'],
		says: '“Nome”: given name, “Sobrenome”: surname. “Turma” isn’t used. So line 2 is João da Silva.'
	},
	{
		what: 'Italian',
		list: 'Cognome,Nome,Nome utente\nRossi,Giulia,grossi\nD’Amico,Luca,ldamico',
		people: ['Giulia Rossi · grossi', 'Luca D’Amico · ldamico'],
		says: '“Cognome”: surname, “Nome”: given name, “Nome utente”: user name. So line 2 is Giulia Rossi.'
	},
	{
		what: 'Dutch, with particles in a column of their own',
		list: 'Voornaam;Tussenvoegsel;Achternaam\nJan;van der;Berg\nEva;;Smit',
		people: ['Jan van der Berg', 'Eva Smit'],
		says: '“Voornaam”: given name, “Tussenvoegsel”: middle name, “Achternaam”: surname. So line 2 is Jan van der Berg.'
	},
	{
		what: 'Swedish',
		list: 'Efternamn\tFörnamn\tE-post\nÖberg\tÅsa\tasa@skola.example',
		people: ['Åsa Öberg · asa@skola.example'],
		says: '“Efternamn”: surname, “Förnamn”: given name, “E-post”: email address. So line 2 is Åsa Öberg.'
	},
	{
		what: 'Norwegian and Danish',
		list: 'Fornavn;Etternavn;Klasse\nKåre;Bjørnson;8B',
		people: ['Kåre Bjørnson'],
		unused: ['8B'],
		says: '“Fornavn”: given name, “Etternavn”: surname. “Klasse” isn’t used. So line 2 is Kåre Bjørnson.'
	},
	{
		what: 'Finnish',
		list: 'Sukunimi;Etunimi;Sähköposti\nMäkinen;Väinö;vaino@koulu.example',
		people: ['Väinö Mäkinen · vaino@koulu.example'],
		says: '“Sukunimi”: surname, “Etunimi”: given name, “Sähköposti”: email address. So line 2 is Väinö Mäkinen.'
	},
	{
		what: 'Polish',
		list: 'Lp.;Imię i nazwisko;Klasa\n1;Łukasz Wójcik;7a\n2;Żaneta Dąbrowska;7a',
		people: ['Łukasz Wójcik', 'Żaneta Dąbrowska'],
		unused: ['1 · 7a', '2 · 7a'],
		says: '“Imię i nazwisko”: name. “Lp.” and “Klasa” aren’t used.'
	},
	{
		what: 'Czech',
		list: 'Příjmení;Jméno\nDvořák;Jiří\nNovotná;Šárka',
		people: ['Jiří Dvořák', 'Šárka Novotná'],
		says: '“Příjmení”: surname, “Jméno”: given name. So line 2 is Jiří Dvořák.'
	},
	{
		what: 'Hungarian, where the surname comes first',
		list: 'Vezetéknév;Keresztnév\nErdős;Ágnes\nSzabó;Péter',
		people: ['Erdős Ágnes', 'Szabó Péter'],
		says: '“Vezetéknév”: surname, “Keresztnév”: given name. So line 2 is Erdős Ágnes.'
	},
	{
		what: 'Romanian',
		list: 'Nume,Prenume,Clasa\nIonescu,Ștefan,a VII-a',
		people: ['Ștefan Ionescu'],
		unused: ['a VII-a'],
		says: '“Nume”: surname, “Prenume”: given name. “Clasa” isn’t used. So line 2 is Ștefan Ionescu.'
	},
	{
		what: 'Turkish',
		list: 'SIRA NO;ADI;SOYADI\n1;İbrahim;Şahin\n2;Gülşen;Işık',
		people: ['İbrahim Şahin', 'Gülşen Işık'],
		unused: ['1', '2'],
		says: '“ADI”: given name, “SOYADI”: surname. “SIRA NO” isn’t used. So line 2 is İbrahim Şahin.'
	},
	{
		what: 'Azerbaijani, with the father’s name',
		list: 'Ad;Ata adı;Soyad\nƏli;Vəli oğlu;Məmmədov',
		people: ['Əli Vəli oğlu Məmmədov'],
		says: '“Ad”: given name, “Ata adı”: middle name, “Soyad”: surname. So line 2 is Əli Vəli oğlu Məmmədov.'
	},
	{
		what: 'Russian, with the patronymic',
		list: '№;Фамилия;Имя;Отчество\n1;Иванов;Пётр;Сергеевич',
		people: ['Пётр Сергеевич Иванов'],
		unused: ['1'],
		says:
			'“Фамилия”: surname, “Имя”: given name, “Отчество”: middle name. “№” isn’t used. ' +
			'So line 2 is Пётр Сергеевич Иванов.'
	},
	{
		what: 'Ukrainian',
		list: 'Прізвище\tІм’я\tКлас\nШевченко\tОлена\t9-А',
		people: ['Олена Шевченко'],
		unused: ['9-А'],
		says: '“Прізвище”: surname, “Ім’я”: given name. “Клас” isn’t used. So line 2 is Олена Шевченко.'
	},
	{
		what: 'Greek',
		list: 'ΕΠΩΝΥΜΟ;ΟΝΟΜΑ;ΤΜΗΜΑ\nΠαπαδοπούλου;Μαρία;Β2',
		people: ['Μαρία Παπαδοπούλου'],
		unused: ['Β2'],
		says: '“ΕΠΩΝΥΜΟ”: surname, “ΟΝΟΜΑ”: given name. “ΤΜΗΜΑ” isn’t used. So line 2 is Μαρία Παπαδοπούλου.'
	}
];
