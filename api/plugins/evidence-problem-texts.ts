import type { ProblemText } from './problem-text.js';

/** What is wrong with a file, or with what an act rests on. */
export const EVIDENCE_PROBLEM_TEXTS = {
  slotUnknown: {
    status: 422,
    title: { zh: '本项目没有此材料栏。', en: 'The procedure has no such place for evidence.' },
  },
  fileEmpty: { status: 422, title: { zh: '文件是空的，请重新上传。', en: 'The file is empty. Upload it again.' } },
  fileTooLarge: {
    status: 413,
    title: { zh: '文件超过 20 MB，请压缩后上传。', en: 'The file is larger than 20 MB. Make it smaller.' },
  },
  fileDamaged: {
    status: 422,
    title: {
      zh: '文件已损坏或不完整（文字编码中断，或引号没有成对），请重新导出后上传。',
      en: 'The file is damaged or cut short: its text breaks off inside a character or a quote. Export it again.',
    },
  },
  fileTypeNotAllowed: {
    status: 422,
    title: { zh: '只接受 JPEG、PNG、HEIC 图片和 PDF。', en: 'Only JPEG, PNG, HEIC and PDF are taken.' },
  },
  fileNotWhatItClaims: {
    status: 422,
    title: { zh: '文件内容与其类型不符。', en: 'The file is not what it says it is.' },
  },
  fileLost: {
    status: 404,
    title: {
      zh: '文件库中没有该文件。请联系管理员。',
      en: 'The file store does not hold this file. Ask an administrator.',
    },
  },
  fileInfected: {
    status: 422,
    title: {
      zh: '文件中发现病毒，未予保存。请更换设备或文件后重新上传。',
      en: 'The file carries a virus and was not kept. Send another, from another device if need be.',
    },
  },
  scannerAway: {
    status: 503,
    title: {
      zh: '病毒检查暂时无法进行，文件未保存，请稍后再试。',
      en: 'Files cannot be checked for viruses at the moment. This one was not kept; try again later.',
    },
  },
  pictureBroken: {
    status: 422,
    title: {
      zh: '图片已损坏，无法打开，请重新拍照或重新上传。',
      en: 'The picture is damaged and cannot be opened. Take it again, or upload it again.',
    },
  },
  pictureTooManyPoints: {
    status: 422,
    title: {
      zh: '图片像素过高，请在手机相机设置中调低分辨率后重拍。',
      en: 'The picture has too many pixels. Set the camera to a lower resolution and take it again.',
    },
  },
  uploadElsewhere: {
    status: 409,
    title: {
      zh: '续传位置与已收到的内容不一致，请查询进度后继续。',
      en: 'The upload does not stand there. Ask how far it is, and go on from there.',
    },
  },
  tooManyUploads: {
    status: 429,
    title: {
      zh: '正在上传的文件过多，请等部分文件传完后再试。',
      en: 'Too many of your files are on their way. Wait until some have arrived.',
    },
  },
  evidenceUnknown: {
    status: 422,
    title: {
      zh: '所列材料不属于此案件或此事项。',
      en: 'Some of the evidence named does not belong to this case and action.',
    },
  },
  alreadyRejected: {
    status: 409,
    title: {
      zh: '该材料已被退回。请刷新页面查看原因。',
      en: 'The file was rejected already. Reload the page to see why.',
    },
  },
  notRejected: {
    status: 409,
    title: { zh: '该材料没有被退回，无需撤销。', en: 'The file is not rejected: there is nothing to take back.' },
  },
  notUsableAgain: {
    status: 409,
    title: {
      zh: '所选照片中有不能沿用的。请刷新页面，重新选择。',
      en: 'Some of these photographs may not be used again. Reload the page and choose anew.',
    },
  },
} as const satisfies Record<string, ProblemText>;
