/** A page of forms, which carry whole files: nothing of them is sent a second time for a script. */
export const csr = false;
