import type { OneByOne } from '../../../desk/one-by-one.js';
import type { Text } from '../../../procedures/vocabulary.js';

/** What the pages of a bulk action say by themselves. */
export const BULK_WORDS = {
  bulk: { zh: '批量办理', en: 'Act on many cases' },
  selected: { zh: '已选 {about} 件', en: '{about} {case|cases} selected' },
  uncheck: { zh: '取消勾选的案件不办理。', en: 'Cases that you untick are left alone.' },
  chooseAction: { zh: '办理什么', en: 'What to do' },
  allowedFor: { zh: '可办 {about} 件', en: 'possible for {about}' },
  nothingForAll: {
    zh: '所选案件现在没有您可以批量办理的事项。',
    en: 'There is nothing that you could do with several of these cases now.',
  },
  notInBulk: { zh: '不能批量办理的事项', en: 'Not possible for many at once' },
  pickFirst: { zh: '请先在待办中勾选案件', en: 'Select cases in the queue first' },
  tooMany: { zh: '一次最多办理 {about} 件，请减少所选案件', en: 'At most {about} cases at once: select fewer' },
  notFound: {
    zh: '有 {about} 件找不到，或不在您的范围内，已略去。',
    en: '{about} {case was not found or is not yours; it is|cases were not found or are not yours; they are} left out.',
  },
  actionMissing: { zh: '请选择要办理的事项', en: 'Choose what to do' },
  refusedCases: { zh: '不能办理：{about} 件', en: 'Not possible: {about}' },
  reason: { zh: '原因', en: 'Reason' },
  openCases: { zh: '将办理：{about} 件', en: 'To be done: {about}' },
  sameForAll: { zh: '以下内容对所有案件相同', en: 'The same for all cases' },
  toCheck: { zh: '核对', en: 'Check' },
  checkTitle: { zh: '核对后办理', en: 'Check, then confirm' },
  filledIn: { zh: '填写的内容', en: 'What you filled in' },
  change: { zh: '返回修改', en: 'Change' },
  confirm: { zh: '确认办理 {about} 件', en: 'Confirm for {about} {case|cases}' },
  results: { zh: '办理结果', en: 'Results' },
  summary: { zh: '已办理 {about} 件', en: 'Done: {about}' },
  summaryRefused: { zh: '未办理 {about} 件', en: 'Not done: {about}' },
  summaryUnknown: { zh: '结果未知 {about} 件', en: 'Outcome not known: {about}' },
  result: { zh: '结果', en: 'Result' },
  doneNow: { zh: '已办理，现为“{about}”', en: 'Done; now at “{about}”' },
  overtaken: { zh: '案件已被他人更新：{about}。', en: 'Someone was faster: {about}.' },
  unknownLead: {
    zh: '这些案件的结果暂时未知。可以放心重试：已办理的不会再办一次。',
    en: 'What became of these cases is not known. It is safe to try again: what was done is not done twice.',
  },
  repeat: { zh: '重试这 {about} 件', en: 'Try these {about} again' },
  download: { zh: '下载未办理清单', en: 'Download the refused' },
} as const satisfies Record<string, Text>;

/** Why an action is done case by case. */
export const ONE_BY_ONE = {
  ownField: { zh: '“{about}”每件不同，须逐件填写。', en: '“{about}” differs from case to case.' },
  ownPapers: { zh: '每件须有自己的“{about}”，须逐件上传。', en: 'Each case needs “{about}” of its own.' },
  ownPassword: { zh: '须再次输入密码，逐件办理。', en: 'Your password is asked for each of them.' },
} as const satisfies Record<OneByOne['because'], Text>;
