import { DEMO_SUPPLIERS } from '../../bin/demo-suppliers.js';
import { creditCodeSchema } from '../../desk/credit-code.js';
import { supplierSchema } from '../../desk/supplier-schema.js';

const faultOf = (code: unknown) => creditCodeSchema.safeParse(code).error?.issues[0]?.message;

describe('a unified social credit code', () => {
  // The first is the example of GB 32100-2015, the other a company's that is known to everybody.
  test.each(['91350100M000100Y43', '91330100799655058B', ' 91330100799655058b '])('%s is taken', (code) => {
    expect(creditCodeSchema.parse(code)).toBe(code.trim().toUpperCase());
  });

  test.each([
    ['another check character', '91350100M000100Y44', 'creditCodeChecksum'],
    ['two digits exchanged', '91350100M000010Y43', 'creditCodeChecksum'],
    ['a letter that looks like a digit', '9135O100M000100Y43', 'creditCodeForm'],
    ['a character too few', '91350100M000100Y4', 'creditCodeForm'],
    ['letters for the place', '91ABCDEFM000100Y43', 'creditCodeForm'],
  ])('with %s is refused', (_what, code, fault) => {
    expect(faultOf(code)).toBe(fault);
  });
});

test('the suppliers of the demo are ones that the desk would take, and share nothing', () => {
  for (const { org: _org, ...particulars } of DEMO_SUPPLIERS)
    expect(supplierSchema.safeParse(particulars)).toMatchObject({ success: true });
  const values = DEMO_SUPPLIERS.flatMap((each) => Object.values<string>({ ...each }));
  expect(new Set(values).size).toBe(values.length);
});
