/** An item that a plan may hold, with the price up to which it is subsidised. */
export interface DemoItem {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly kind: 'works' | 'device';
  readonly guidePriceFen: bigint;
}

const works = (code: string, name: string, unit: string, yuan: bigint): DemoItem => ({
  code,
  name,
  unit,
  kind: 'works',
  guidePriceFen: yuan * 100n,
});

const device = (code: string, name: string, unit: string, yuan: bigint): DemoItem => ({
  ...works(code, name, unit, yuan),
  kind: 'device',
});

/** A sample: items that such catalogues hold, at invented prices. A county imports its own. */
export const SAMPLE_CATALOGUE: readonly DemoItem[] = [
  works('W01', '出入口坡化', '平方米', 220n),
  works('W02', '门槛消除', '处', 120n),
  works('W03', '门洞加宽', '处', 680n),
  works('W04', '平开门改推拉门', '樘', 850n),
  works('W05', '扶手（一字形）', '米', 160n),
  works('W06', '扶手（L形）', '个', 260n),
  works('W07', '低位灶台', '米', 780n),
  works('W08', '低位洗菜池', '个', 560n),
  works('W09', '蹲便改坐便器', '个', 980n),
  works('W10', '低位洗手盆', '个', 480n),
  works('W11', '淋浴间改造', '间', 1_600n),
  works('W12', '地面防滑处理', '平方米', 90n),
  works('W13', '地面平整硬化', '平方米', 85n),
  works('W14', '低位开关插座', '个', 60n),
  works('W15', '室内感应照明', '个', 95n),
  device('D01', '坐便椅', '把', 260n),
  device('D02', '洗浴椅', '把', 220n),
  device('D03', '闪光门铃', '个', 180n),
  device('D04', '语音电饭煲', '个', 320n),
  device('D05', '升降晾衣架', '套', 450n),
  device('D06', '起身辅助架', '个', 240n),
];
