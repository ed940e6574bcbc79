import type { Text } from '../../../procedures/vocabulary.js';

/** What the receipt for an applicant says by itself. */
export const RECEIPT_WORDS = {
  panel: { zh: '给申请人', en: 'For the applicant' },
  link: { zh: '打印受理回执和查询码', en: 'Print the receipt with a code' },
  title: { zh: '受理回执', en: 'Receipt for an application' },
  lead: {
    zh: '申请人凭编号、身份证号后四位和查询码，可以自行查询办理进度。查询码只显示这一次；重新打印后，原查询码作废。',
    en: 'With number, end of the ID number and code the applicant can look where the application stands. The code is shown this once; printing anew makes the old one worth nothing.',
  },
  make: { zh: '生成查询码并显示回执', en: 'Make a code and show the receipt' },
  print: { zh: '请用浏览器的打印功能打印本页，当面交给申请人。', en: 'Print this page and hand it to the applicant.' },
  number: { zh: '申请编号', en: 'Number' },
  programme: { zh: '项目', en: 'Programme' },
  applicant: { zh: '申请人', en: 'Applicant' },
  place: { zh: '所在地', en: 'Place' },
  openedOn: { zh: '申请日期', en: 'Applied on' },
  code: { zh: '查询码', en: 'Code' },
  issuedOn: { zh: '打印日期', en: 'Printed on' },
  where: { zh: '查询网址', en: 'Where to look' },
  qr: { zh: '二维码：打开查询页面', en: 'QR code that opens the page' },
  safe: {
    zh: '查询码请妥善保管，不要告诉他人；遗失的可到村（社区）或乡镇（街道）重新打印。',
    en: 'Keep the code to yourself. If it is lost, the village or the town prints a new one.',
  },
} as const satisfies Record<string, Text>;
