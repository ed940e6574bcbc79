import type { Text } from '../../../procedures/vocabulary.js';

/** What is said where a file of a case is found unfit. */
export const REJECTION_WORDS = {
  rejected: { zh: '已退回：{about}', en: 'Rejected: {about}' },
  reject: { zh: '退回这份材料', en: 'Reject this file' },
  rejectLink: { zh: '退回', en: 'Reject' },
  rejectLead: {
    zh: '退回后，这份材料不再计入办理所需的材料；上传方会看到原因并被要求重新提交。它仍保留在档案中。',
    en: 'It will count for no act any more. Whoever hands in such files sees why and is asked for another. It stays on file.',
  },
  takeBack: { zh: '撤销退回', en: 'Take the rejection back' },
  takeBackLead: { zh: '撤销后，这份材料重新计入。', en: 'The file will count again.' },
  of: { zh: '{about} 上传', en: 'sent {about}' },
  open: { zh: '查看文件', en: 'Open the file' },
} as const satisfies Record<string, Text>;
