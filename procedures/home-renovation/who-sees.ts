import type { Role } from '../vocabulary.js';

const staff = ['villageOfficer', 'townOfficer', 'countyOfficer', 'countyApprover', 'auditor'] as const;

/** Who sees which of a person's data in the clear; everyone else sees it masked. */
export const WHO_SEES = {
  identity: [...staff, 'finance', 'civilAffairs'],
  contact: [...staff, 'assessor', 'contractor', 'finance'],
  account: [...staff, 'finance'],
  home: [...staff, 'assessor', 'contractor', 'cityInspector', 'auditFirm', 'civilAffairs'],
  needs: [...staff, 'assessor', 'contractor'],
  condition: [...staff, 'assessor', 'civilAffairs'],
} as const satisfies Record<string, readonly Role[]>;
