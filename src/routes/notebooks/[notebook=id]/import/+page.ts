/** No client script: its data would contain the whole file a second time. */
export const csr = false;
