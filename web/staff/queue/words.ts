import type { QueueViewName } from '../../../desk/queue-views.js';
import type { Text } from '../../../procedures/vocabulary.js';

/** What each view of the queue is called. */
export const VIEW_TITLES = {
  mine: { zh: '待我办理', en: 'Waits for me' },
  team: { zh: '本单位待办', en: 'My team’s' },
  overdue: { zh: '已超期', en: 'Overdue' },
  handled: { zh: '我近期办理', en: 'Handled by me' },
  copied: { zh: '抄送我的', en: 'Copied to me' },
  all: { zh: '全部在办', en: 'All open' },
  closed: { zh: '已办结', en: 'Closed' },
} as const satisfies Record<QueueViewName, Text>;

/** What the pages of the queue say by themselves. */
export const QUEUE_WORDS = {
  views: { zh: '视图', en: 'Views' },
  reminded: { zh: '催办', en: 'Reminded' },
  inHandOf: { zh: '由 {about} 办理', en: 'in hand of {about}' },
  nothingHere: { zh: '这里没有案件。', en: 'There are no cases here.' },
  searchFor: { zh: '编号、姓名或地点', en: 'Number, name or place' },
  searchHint: {
    zh: '编号可只输末几位；姓名须完整（加密保存，不能按部分查找）；地点可输一部分。',
    en: 'The end of a number will do, and a part of a place. A name must be whole: names are kept encrypted.',
  },
  town: { zh: '乡镇（街道）', en: 'Town' },
  savedViews: { zh: '我的视图', en: 'My views' },
  saveAs: { zh: '将当前条件保存为', en: 'Save these conditions as' },
  save: { zh: '保存', en: 'Save' },
  deleteView: { zh: '删除“{about}”', en: 'Delete “{about}”' },
  nameMissing: { zh: '请填写视图名称，不超过 40 个字', en: 'Enter a name of at most 40 characters' },
  tooManyViews: {
    zh: '视图已达上限，请先删除不用的视图',
    en: 'You have as many views as you may keep. Delete one first',
  },
  picked: { zh: '已选件数：', en: 'Selected: ' },
  actOnPicked: { zh: '办理所选', en: 'Act on the selected' },
  pickAll: { zh: '全选本页', en: 'Select all on this page' },
  inQueue: { zh: '在待办列表中', en: 'In the queue' },
  previousCase: { zh: '上一件', en: 'Previous in the queue' },
  nextCase: { zh: '下一件', en: 'Next in the queue' },
} as const satisfies Record<string, Text>;
