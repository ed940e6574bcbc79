/** So many clients act side by side. */
const CLIENTS = 8;

/** Does the work for each of them, eight at a time, and waits for all; the first failure is thrown once none runs any more. */
export async function forEach<T>(all: readonly T[], work: (each: T, at: number) => Promise<void>): Promise<void> {
  let next = 0;
  const failures: unknown[] = [];
  const client = async () => {
    while (next < all.length && failures.length === 0) {
      const at = next;
      next += 1;
      await work(all[at] as T, at).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  if (failures.length > 0) throw failures[0];
}
