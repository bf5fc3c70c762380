/** A person in the demo: their login, their name, and a description of their work for the printed list. */
export type Person = { login: string; name: string; about: string };

/** The password of every account. It is printed, because the demo contains no real person's work. */
export const password = 'parallax-demo';

export const teachers: Person[] = [
	{
		login: 'helen',
		name: 'Helen Marlowe',
		about: 'teaches Modern History and is the administrator'
	},
	{ login: 'samir', name: 'Samir Haddad', about: 'teaches Reading the News' }
];

export const learners: Person[] = [
	{ login: 'amelia', name: 'Amelia Okafor', about: 'handed in on time, with care' },
	{
		login: 'jonas',
		name: 'Jonas Lindqvist',
		about: 'handed in on time, and found points of his own'
	},
	{ login: 'priya', name: 'Priya Raman', about: 'in both classes: handed in; comparing' },
	{ login: 'tom', name: 'Tom Becker', about: 'in both classes: handed in; not started' },
	{ login: 'layla', name: 'ليلى حداد', about: 'handed in on time' },
	{ login: 'marek', name: 'Marek Novák', about: 'handed in on time, in few words' },
	{ login: 'chloe', name: 'Chloé Dubois', about: 'handed in on time, with evidence from A only' },
	{ login: 'yusuf', name: 'يوسف المنصور', about: 'handed in some hours late' },
	{ login: 'grace', name: 'Grace Mbeki', about: 'handed in a day late, in few words' },
	{ login: 'hannah', name: 'Hannah Weiss', about: 'handed in a little late, with care' },
	{ login: 'diego', name: 'Diego Fernández', about: 'making changes after the work was sent back' },
	{ login: 'mei', name: 'Mei-Ling Zhao', about: 'made changes and handed in again' },
	{ login: 'noah', name: 'Noah Abiola', about: 'handed in, then left the class' },
	{ login: 'oliver', name: 'Oliver Grant', about: 'overdue, halfway through' },
	{ login: 'zoe', name: 'Zoë Papadaki 🦊', about: 'has an extension' },
	{ login: 'finn', name: 'Finn O’Connor', about: 'opened it once and wrote nothing' },
	{ login: 'lena', name: 'Lena Hartmann', about: 'not started' },
	{
		login: 'maximiliane',
		name: 'Maximiliane Friederike Wilhelmine von und zu Hohenstein-Waldenfels-Schillingfels',
		about: 'handed in early, with care'
	},
	{ login: 'bjorn', name: 'Bjørn Haugen', about: 'handed in early, in few words' },
	{ login: 'nadia', name: 'نادية الصالح', about: 'withdrew what she had handed in' },
	{ login: 'aylin', name: 'Aylin Demir', about: 'answering questions' },
	{ login: 'ines', name: 'Inês Carvalho', about: 'comparing' },
	{ login: 'kwame', name: 'Kwame Asante', about: 'reading, with many notes' },
	{ login: 'sofia', name: 'Sofia Rossi', about: 'has started reading' },
	{ login: 'ravi', name: 'Ravi Deshpande', about: 'still predicting, so the articles are closed' },
	{ login: 'joe', name: 'Joe Carter', about: 'not started, has an extension' }
];
