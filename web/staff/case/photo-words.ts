import type { Text } from '../../../procedures/vocabulary.js';

/** What the panel of a case's photographs says. `{about}` is filled in. */
export const PHOTO_WORDS = {
  photos: { zh: '照片', en: 'Photographs' },
  beforeAndAfter: { zh: '改造前后对比', en: 'Before and after' },
  numbered: { zh: '{about}（图）', en: '{about} (picture)' },
  noneYet: { zh: '暂无', en: 'None yet' },
  usedAgain: { zh: '沿用第 {about} 次上报', en: 'Used again, from report {about}' },
  sent: { zh: '上传 {about}', en: 'Sent {about}' },
  cameraSays: { zh: '拍摄 {about}（相机记录）', en: 'Taken {about} (says the camera)' },
  original: { zh: '原图', en: 'As it came' },
  toCheck: { zh: '请核对', en: 'To be checked' },
  same: { zh: '与其他位置的照片为同一文件：', en: 'The same file is also here: ' },
  alike: { zh: '与其他位置的照片高度相似：', en: 'A picture much like it is also here: ' },
  cameraFar: { zh: '相机记录的位置距该户约 {about} 米', en: 'The camera was some {about} m from the home' },
  browserFar: { zh: '上传时手机位置距该户约 {about} 米', en: 'It was sent from some {about} m off the home' },
  beforeOrder: {
    zh: '拍摄时间早于开工通知日期 {about}',
    en: 'Taken before {about}, when the works were ordered',
  },
  afterUpload: { zh: '相机记录的拍摄时间晚于上传时间', en: 'Taken, says the camera, after it was sent' },
} as const satisfies Record<string, Text>;
