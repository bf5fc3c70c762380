import type { Words } from './heading-words.ts';

/** Headings of the languages of Asia and the Middle East. */
export const asian: Words[] = [
	{
		lang: 'ar',
		full: `الاسم الكامل, الإسم الكامل, اسم الطالب, الطالب, الطلاب, الطالبة, الطالبات, اسم الطالبة,
			الاسم الثلاثي, الاسم الرباعي, أسماء الطلاب`,
		name: 'الاسم, الإسم, اسم',
		first: 'الاسم الأول, الاسم الاول, الاسم الشخصي',
		middle: 'اسم الأب, اسم الاب, الاسم الثاني, الاسم الأوسط',
		last: 'اسم العائلة, اللقب, الكنية, الاسم العائلي, العائلة, النسب',
		email: 'البريد الإلكتروني, البريد الالكتروني, البريد, الإيميل, الايميل',
		username: 'اسم المستخدم, المستخدم',
		number: 'الرقم, رقم, م, رقم الطالب, الرقم التسلسلي, ت',
		group: 'الصف, الفصل, الشعبة, القسم, المجموعة, الفوج',
		other: 'الجنس, تاريخ الميلاد, الهاتف, العنوان, ملاحظات'
	},
	{
		lang: 'fa',
		full: 'نام و نام خانوادگی, نام کامل, دانش آموز, دانش‌آموز, دانش آموزان, دانشجو, دانشجویان',
		name: 'نام',
		middle: 'نام پدر',
		last: 'نام خانوادگی',
		email: 'ایمیل, پست الکترونیکی, رایانامه',
		username: 'نام کاربری',
		number: 'ردیف, شماره, شماره دانشجویی, کد ملی',
		group: 'کلاس, پایه, گروه',
		other: 'جنسیت, تاریخ تولد, تلفن'
	},
	{
		lang: 'he',
		full: 'שם מלא, שם ושם משפחה, שם התלמיד, תלמיד, תלמידים, תלמידה, סטודנט',
		name: 'שם',
		first: 'שם פרטי',
		last: 'שם משפחה',
		email: 'דוא"ל, דוא״ל, דואר אלקטרוני, אימייל, מייל',
		username: 'שם משתמש, משתמש',
		number: 'מספר, מס, ת.ז., תעודת זהות',
		group: 'כיתה, קבוצה, שכבה',
		other: 'מין, תאריך לידה, טלפון'
	},
	{
		lang: 'hi',
		full: 'पूरा नाम, छात्र, छात्र का नाम, विद्यार्थी, विद्यार्थी का नाम, छात्रा',
		name: 'नाम',
		first: 'पहला नाम, प्रथम नाम',
		middle: 'मध्य नाम',
		last: 'उपनाम, कुलनाम, अंतिम नाम',
		email: 'ईमेल, ई-मेल, ईमेल पता',
		username: 'उपयोगकर्ता नाम, यूज़रनेम',
		number: 'क्रमांक, क्रम संख्या, रोल नंबर, अनुक्रमांक, संख्या',
		group: 'कक्षा, वर्ग, समूह',
		other: 'लिंग, जन्म तिथि, फ़ोन'
	},
	{
		lang: 'zh',
		surnameFirst: true,
		full: '姓名, 学生, 学生姓名, 學生, 學生姓名, 名单, 全名',
		first: '名, 名字',
		last: '姓, 姓氏',
		email: '邮箱, 电子邮件, 电子邮箱, 電子郵件, 電郵, 邮件',
		username: '用户名, 账号, 帳號, 使用者名稱, 登录名',
		number: '学号, 學號, 序号, 序號, 编号, 座號, 座号',
		group: '班级, 班級, 班, 年级, 年級, 组, 組別',
		other: '性别, 性別, 出生日期, 电话, 電話, 备注, 備註, 英文名'
	},
	{
		lang: 'ja',
		surnameFirst: true,
		full: '氏名, 名前, お名前, 生徒, 生徒名, 生徒氏名, 学生名, 学生氏名, 児童名, 児童氏名',
		first: '名',
		last: '姓, 氏, 苗字, 名字',
		email: 'メール, メールアドレス, eメール, 電子メール',
		username: 'ユーザー名, ユーザ名, ユーザーid, ログインid, ログイン名',
		number: '番号, 出席番号, 学籍番号, 学生番号, no',
		group: '組, クラス, 学年, 学級, 年組, 班',
		other: 'ふりがな, フリガナ, よみがな, 読み, 性別, 生年月日, 電話, 電話番号, 備考'
	},
	{
		lang: 'ko',
		surnameFirst: true,
		full: '성명, 학생, 학생명, 학생이름, 학생 이름, 성함',
		name: '이름',
		last: '성, 성씨',
		email: '이메일, 메일, 전자우편, 이메일 주소',
		username: '아이디, 사용자 이름, 사용자명, 사용자 아이디',
		number: '번호, 학번, 출석번호, 순번',
		group: '반, 학년, 학급, 조, 분반',
		other: '성별, 생년월일, 전화번호, 연락처, 비고'
	},
	{
		lang: 'vi',
		surnameFirst: true,
		full: `họ và tên, họ tên, họ tên học sinh, học sinh, sinh viên, tên học sinh, họ và tên học sinh`,
		name: 'tên',
		middle: 'tên đệm, đệm',
		last: 'họ, họ và tên đệm, họ đệm, họ và đệm',
		email: 'thư điện tử, địa chỉ email',
		username: 'tên đăng nhập, tài khoản, tên người dùng',
		number: 'stt, số thứ tự, mã số, mã học sinh, mã sinh viên, mssv',
		group: 'lớp, nhóm, khối',
		other: 'giới tính, ngày sinh, điện thoại, địa chỉ, ghi chú'
	},
	{
		lang: 'id, ms',
		full: `nama lengkap, nama siswa, siswa, nama murid, murid, nama pelajar, pelajar, nama mahasiswa,
			mahasiswa, nama penuh`,
		name: 'nama',
		first: 'nama depan, nama pertama',
		middle: 'nama tengah',
		last: 'nama belakang, nama keluarga, marga',
		email: 'surel, alamat email, e-mel, emel',
		username: 'nama pengguna, pengguna',
		number: 'nis, nisn, nim, nomor, no, nomor induk, bil, no induk',
		group: 'kelas, kelompok, rombel, tingkatan',
		other: 'jenis kelamin, tanggal lahir, telepon, alamat, catatan, jantina'
	}
];
