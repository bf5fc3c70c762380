import type { Case } from './case.ts';

/** Lists with headings in the languages of Asia and the Middle East, and exports of other programs. */
export const fromFar: Case[] = [
	{
		what: 'Arabic',
		list: 'م,الاسم الأول,اسم العائلة,الصف\n1,محمد,الأمين,السابع\n2,سارة,العربي,السابع',
		people: ['محمد الأمين', 'سارة العربي'],
		unused: ['1 · السابع', '2 · السابع'],
		says: '“الاسم الأول”: given name, “اسم العائلة”: surname. “م” and “الصف” aren’t used. So line 2 is محمد الأمين.'
	},
	{
		what: 'Persian',
		list: 'نام\tنام خانوادگی\nزهرا\tکریمی',
		people: ['زهرا کریمی'],
		says: '“نام”: given name, “نام خانوادگی”: surname. So line 2 is زهرا کریمی.'
	},
	{
		what: 'Hebrew',
		list: 'שם משפחה,שם פרטי,דוא"ל\nכהן,יוסף,yosef@school.example',
		people: ['יוסף כהן · yosef@school.example'],
		says: '“שם משפחה”: surname, “שם פרטי”: given name, “דוא"ל”: email address. So line 2 is יוסף כהן.'
	},
	{
		what: 'Hindi',
		list: 'क्रमांक,छात्र का नाम,कक्षा\n1,प्रिया शर्मा,7\n2,अर्जुन वर्मा,7',
		people: ['प्रिया शर्मा', 'अर्जुन वर्मा'],
		unused: ['1 · 7', '2 · 7'],
		says: '“छात्र का नाम”: name. “क्रमांक” and “कक्षा” aren’t used.'
	},
	{
		what: 'Chinese',
		list: '学号,姓名,班级\n20240101,王小明,七年级1班\n20240102,欧阳娜娜,七年级1班',
		people: ['王小明', '欧阳娜娜'],
		unused: ['20240101 · 七年级1班', '20240102 · 七年级1班'],
		says: '“姓名”: name. “学号” and “班级” aren’t used.'
	},
	{
		what: 'Chinese, with surname and given name apart',
		list: '姓,名\n王,小明\n欧阳,娜娜',
		people: ['王小明', '欧阳娜娜'],
		says: '“姓”: surname, “名”: given name. So line 2 is 王小明.'
	},
	{
		what: 'Japanese',
		list: '番号\t姓\t名\tふりがな\n1\t山田\t太郎\tやまだ たろう\n2\t佐藤\tはるか\tさとう はるか',
		people: ['山田太郎', '佐藤はるか'],
		unused: ['1 · やまだ たろう', '2 · さとう はるか'],
		says: '“姓”: surname, “名”: given name. “番号” and “ふりがな” aren’t used. So line 2 is 山田太郎.'
	},
	{
		what: 'Korean',
		list: '번호,성,이름\n1,김,민준\n2,남궁,서연',
		people: ['김민준', '남궁서연'],
		unused: ['1', '2'],
		says: '“성”: surname, “이름”: given name. “번호” isn’t used. So line 2 is 김민준.'
	},
	{
		what: 'Vietnamese, with one heading over two columns',
		list: 'STT\tHọ và tên\t\tLớp\n1\tNguyễn Văn\tAn\t7A\n2\tTrần Thị\tBình\t7A',
		people: ['Nguyễn Văn An', 'Trần Thị Bình'],
		unused: ['1 · 7A', '2 · 7A'],
		says: '“Họ và tên”: surname, third column: given name. “STT” and “Lớp” aren’t used. So line 2 is Nguyễn Văn An.'
	},
	{
		what: 'Vietnamese, whose short headings are surnames without their accents',
		list: 'Ho, Kevin\nTen, Maria\nNam, Julie',
		people: ['Kevin Ho', 'Maria Ten', 'Julie Nam'],
		says: 'First column: surname, second: given name. So line 1 is Kevin Ho.'
	},
	{
		what: 'Indonesian',
		list: 'No;NIS;Nama Siswa;Kelas\n1;10234;Budi Santoso;VII A\n2;10235;Siti Rahayu;VII A',
		people: ['Budi Santoso', 'Siti Rahayu'],
		unused: ['1 · 10234 · VII A', '2 · 10235 · VII A'],
		says: '“Nama Siswa”: name. “No”, “NIS” and “Kelas” aren’t used.'
	},
	{
		what: 'a language that isn’t known, with addresses below',
		list: 'Ainm;Sloinne;Ríomhphost\nÁine;Kelly;aine@scoil.example\nSeán;Byrne;sean@scoil.example',
		people: ['Áine Kelly · aine@scoil.example', 'Seán Byrne · sean@scoil.example'],
		says: '“Ainm”: given name, “Sloinne”: surname, “Ríomhphost”: email address. So line 2 is Áine Kelly.'
	},
	{
		what: 'headings below the name of the school',
		list: 'Northside School\nClass 7a\n\nName,Email\nJane Smith,jane@school.example',
		people: ['Jane Smith · jane@school.example'],
		skipped: ['Northside School', 'Class 7a'],
		says:
			'“Name”: name, “Email”: email address. Line 1 (“Northside School”) isn’t read as a person. ' +
			'Line 2 (“Class 7a”) isn’t read as a person.'
	},
	{
		what: 'an export of Moodle',
		list:
			'First name,Surname,ID number,Institution,Department,Email address,Last downloaded from this course\n' +
			'Jane,Smith,1001,,,jane@school.example,1732612345\nJohn,Doe,1002,,,john@school.example,1732612345',
		people: ['Jane Smith · jane@school.example', 'John Doe · john@school.example'],
		unused: ['1001 · 1732612345', '1002 · 1732612345'],
		says:
			'“First name”: given name, “Surname”: surname, “Email address”: email address. ' +
			'“ID number” and “Last downloaded from this course” aren’t used. So line 2 is Jane Smith.'
	},
	{
		what: 'a file for Moodle',
		list: 'username,firstname,lastname,email,cohort1\njsmith,Jane,Smith,jane@school.example,7a',
		people: ['Jane Smith · jsmith · jane@school.example'],
		unused: ['7a'],
		says:
			'“username”: user name, “firstname”: given name, “lastname”: surname, “email”: email address. ' +
			'“cohort1” isn’t used. So line 2 is Jane Smith.'
	},
	{
		what: 'an export of Canvas',
		list:
			'Student,ID,SIS User ID,SIS Login ID,Section,Essay (12)\n    Points Possible,,,,,10\n' +
			'"Smith, Jane",12,,jsmith,History 7,8\n"Doe, John",13,,jdoe,History 7,',
		people: ['Jane Smith · jsmith', 'John Doe · jdoe'],
		unused: ['12 · History 7 · 8', '13 · History 7'],
		skipped: ['Points Possible 10'],
		says:
			'“Student”: name, “SIS Login ID”: user name. “ID”, “Section” and “Essay (12)” aren’t used. ' +
			'Line 2 (“Points Possible 10”) isn’t read as a person.'
	},
	{
		what: 'an export of Google Classroom',
		list:
			'Last Name,First Name,Email Address,Essay\nDate,,,2026-11-02\nPoints,,,100\n' +
			'Smith,Jane,jane@school.example,88\nDoe,John,john@school.example,',
		people: ['Jane Smith · jane@school.example', 'John Doe · john@school.example'],
		unused: ['88', ''],
		skipped: ['Date 2026-11-02', 'Points 100'],
		says:
			'“Last Name”: surname, “First Name”: given name, “Email Address”: email address. “Essay” isn’t used. ' +
			'So line 4 is Jane Smith. Line 2 (“Date 2026-11-02”) isn’t read as a person. ' +
			'Line 3 (“Points 100”) isn’t read as a person.'
	},
	{
		what: 'an export of Teams',
		list: 'Full Name\tEmail\tRole\nJane Smith\tjane@school.example\tStudent\nJohn Doe\tjohn@school.example\tStudent',
		people: ['Jane Smith · jane@school.example', 'John Doe · john@school.example'],
		unused: ['Student', 'Student'],
		says: '“Full Name”: name, “Email”: email address. “Role” isn’t used.'
	}
];
