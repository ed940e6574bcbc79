import type { Text } from '../../procedures/vocabulary.js';
import { WORDS } from '../words.js';

/** What the queue of photographs on the phone says; the page hands these words to its script. */
export const PHOTO_WORDS = {
  waiting: { zh: '本机待传照片 {about} 张', en: '{about} photographs wait on this phone' },
  later: {
    zh: '没有信号也可以继续拍，照片存在本机，信号恢复后打开本页会自动上传。上传完成前请不要清除浏览器数据。',
    en: 'You can go on taking photographs without a signal. They are kept on this phone and go by themselves when the signal is back and this page is open. Do not clear the browser’s data until then.',
  },
  signIn: {
    zh: '登录已过期。请用原账号重新登录，登录后自动上传。',
    en: 'Your session has ended. Sign in again with the same account, and they will go.',
  },
  done: { zh: '照片已全部上传。', en: 'All photographs are sent.' },
  others: {
    zh: '本机另有 {about} 张照片是其他账号拍的，由该账号登录后上传。',
    en: '{about} more on this phone were taken under another account and go when that account signs in.',
  },
  refusedCount: { zh: '有 {about} 张没有收下，请重拍。', en: '{about} were not taken: take them again.' },
  ofHome: { zh: '{about} 张', en: '{about}' },
  photo: { zh: '{about} 的照片', en: 'Photograph of {about}' },
  paper: { zh: '{about} 选的文件', en: 'Paper of {about}' },
  missing: WORDS.missing,
  held: WORDS.held,
  formWaits: {
    zh: '还有 {about} 张正在上传，传完后自动提交。请不要关闭本页。',
    en: 'Still on the way: {about}. The form goes after them by itself. Keep this page open.',
  },
  formStays: {
    zh: '还有 {about} 张存在本机，没有上传，所以还没有提交。有信号后自动上传并提交；不要的可以删除。',
    en: 'Still on this phone: {about}, so the form is not sent. They go when there is a signal, and the form after them; remove what is not wanted.',
  },
  noLine: {
    zh: '现在没有信号，还没有提交。填写的内容存在本机，有信号时请再按一次。',
    en: 'There is no signal, and nothing is sent. What you typed is kept on this phone: press again when there is one.',
  },
  kept: { zh: '待上传（已存本机）', en: 'Kept on this phone, waiting' },
  going: { zh: '正在上传 {about}%', en: 'On its way: {about}%' },
  sent: { zh: '已上传', en: 'Sent' },
  refused: { zh: '没有收下，请重拍', en: 'Not taken: take it again' },
  remove: { zh: '删除', en: 'Remove' },
  removeOne: { zh: '删除：{about}', en: 'Remove: {about}' },
  removeSure: {
    zh: '这张照片还没有上传，确定从本机删除？',
    en: 'This photograph is not sent yet. Remove it from this phone?',
  },
  noRoom: {
    zh: '本机存不下这张照片。有信号时请按下面的按钮直接发送。',
    en: 'There is no room for it on this phone. Send it with the button below while there is a signal.',
  },
  copy: {
    zh: '这是本机在 {about} 保存的页面，可能不是最新。可以查看和拍照；要办理，请在有信号时刷新。',
    en: 'This is the page as kept on this phone at {about}. You can read it and take photographs; to act, show it anew with a signal.',
  },
} as const satisfies Record<string, Text>;

/** The same in one language. */
export type PhotoWords = Readonly<Record<keyof typeof PHOTO_WORDS, string>>;
