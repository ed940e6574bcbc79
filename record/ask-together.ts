/**
 * Reads that do not wait for each other: their statements go out together and cost one round trip, however many they are.
 * Resolves to what each was answered, under its name; rejects with the first that fails.
 */
export async function askTogether<Reads extends Record<string, unknown>>(
  reads: Reads,
): Promise<{ [Name in keyof Reads]: Awaited<Reads[Name]> }> {
  const answered = await Promise.all(Object.entries(reads).map(async ([name, read]) => [name, await read] as const));
  return Object.fromEntries(answered) as { [Name in keyof Reads]: Awaited<Reads[Name]> };
}
