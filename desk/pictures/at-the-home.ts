/** Whether a slot takes photographs of the home itself: the tables name such slots so, unlike those of notices and papers. */
export const isOfTheHome = (slot: string): boolean => slot.endsWith('Photos');
