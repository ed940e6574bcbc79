import { demoId } from '../../bin/demo-county.js';
import { demoPeople } from '../../bin/demo-people.js';

export const [someone] = demoPeople(1, 1);

export const COUNTY = demoId('org:county');
export const YEAR = { year: 2029, restDays: ['2029-01-01'], workDays: [], source: '国务院办公厅通知' };

export const quota = (total: number) => ({ programme: 'home-renovation', year: 2029, orgId: COUNTY, total });
export const fund = { programme: 'home-renovation', year: 2029, name: '省级资金', position: 1, totalFen: '100000' };
export const policy = {
  programme: 'home-renovation',
  documentNumber: '清残发〔2029〕1号',
  effectiveFrom: '2029-01-01',
  values: { grantCapFen: '500000' },
};
export const list = {
  kind: 'ageingAdaptation',
  name: '适老化名单',
  asOf: '2026-03-02',
  rows: [{ idNumber: someone?.idNumber, acceptedOn: '2024-06-30' }],
};
export const supplier = (change: object = {}) => ({
  creditCode: '91350100M000100Y43',
  representative: '示例法人',
  contact: '示例联系人',
  phone: '13800000001',
  account: '6200000000000000018',
  address: '工业园一路1号',
  ...change,
});
