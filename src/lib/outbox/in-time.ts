/** How long to wait for a database, in milliseconds. */
const patience = 2000;

/** The result of this work. Rejects when it takes too long. */
export function inTime<T>(work: Promise<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error('The database does not answer.')), patience);
		work.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}
