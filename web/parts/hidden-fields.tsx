import { useScreen } from '../screen.js';

/** Fields that travel with a form unseen; the session's token with those that change something. */
export function HiddenFields({
  fields,
  token = false,
}: {
  readonly fields: readonly (readonly [string, string])[];
  readonly token?: boolean;
}) {
  const { csrf } = useScreen();
  return (
    <>
      {token && <input type="hidden" name="_csrf" value={csrf} />}
      {fields.map(([name, value], at) => (
        <input key={at} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
