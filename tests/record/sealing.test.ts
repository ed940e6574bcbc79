import { randomBytes } from 'node:crypto';
import { chainHash, eventBody, GENESIS } from '../../record/hash-chain.js';
import { auditMark, blindIndex, bodyHmac, canonical, seal, unseal } from '../../record/sealing.js';

const keys = { encryption: randomBytes(32), blindIndex: randomBytes(32), audit: randomBytes(32) };

describe('sealed values', () => {
  it('open only with the same key and for what they belong to', () => {
    const sealed = seal(keys, 'facts:1', { name: '某某' });
    expect(unseal(keys, 'facts:1', sealed)).toEqual({ name: '某某' });
    expect(() => unseal(keys, 'facts:2', sealed)).toThrow();
    expect(() => unseal({ ...keys, encryption: randomBytes(32) }, 'facts:1', sealed)).toThrow();
    expect(sealed.includes(Buffer.from('某某'))).toBe(false);
  });

  it('differ each time, so that equal values are not seen to be equal', () => {
    expect(seal(keys, 'a', 1).equals(seal(keys, 'a', 1))).toBe(false);
  });
});

describe('the blind index', () => {
  it('finds a value written in full-width digits, with spaces or in lower case', () => {
    const plain = blindIndex(keys, 'idNumber', '11010119900307803X');
    expect(blindIndex(keys, 'idNumber', '１１０１０１１９９００３０７８０３ｘ')).toEqual(plain);
    expect(blindIndex(keys, 'idNumber', ' 110101 19900307803x ')).toEqual(plain);
  });

  it('tells nothing across kinds or keys', () => {
    const plain = blindIndex(keys, 'idNumber', '1');
    expect(blindIndex(keys, 'address', '1')).not.toEqual(plain);
    expect(blindIndex({ ...keys, blindIndex: randomBytes(32) }, 'idNumber', '1')).not.toEqual(plain);
  });
});

describe('the audit chain', () => {
  const about = { action: 'open' };
  const fields = { name: { kind: 'text', max: 20, title: { zh: '', en: '' }, sensitive: ['townOfficer'] } } as const;

  it('holds personal values as marks that depend on case, event and field', () => {
    const body = eventBody(keys, { caseId: 'c1', seq: 1, form: { name: '某某', place: '村口' }, fields, about });
    expect(body).not.toContain('某某');
    expect(JSON.parse(body)).toMatchObject({
      form: { place: '村口' },
      marks: { name: auditMark(keys, 'c1', 1, 'name', '某某') },
    });
    expect(auditMark(keys, 'c1', 2, 'name', '某某')).not.toBe(auditMark(keys, 'c1', 1, 'name', '某某'));
  });

  it('changes with any byte of the body or of the link before', () => {
    const link = chainHash(GENESIS, 'a');
    expect(chainHash(GENESIS, 'b')).not.toEqual(link);
    expect(chainHash(link, 'a')).not.toEqual(link);
  });
});

it('equal bodies have equal fingerprints whatever the order of their keys', () => {
  expect(canonical({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}');
  expect(bodyHmac(keys, { a: 1, b: 2 })).toEqual(bodyHmac(keys, { b: 2, a: 1 }));
  expect(bodyHmac(keys, { a: 1 })).not.toEqual(bodyHmac(keys, { a: 2 }));
});
