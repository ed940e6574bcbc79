/** SQL over a case `c`: the last day of its next deadline that is sure. The record keeps it. */
export const DUE_ON = `c.due_on`;
