/** Yuan as people type them (`1,234.5`, `1234.50`, `¥100`) in whole fen; `null` for anything else. */
export function fenOfYuan(typed: string): string | null {
  const match = /^[¥￥]?(\d{1,13})(?:\.(\d{1,2}))?$/.exec(typed.replaceAll(/[,，\s]/g, ''));
  if (!match) return null;
  return BigInt(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`).toString();
}

/** Fen as plain yuan with two decimals: `1234.50`. */
export function yuanOf(fen: string | bigint): string {
  const value = BigInt(fen);
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Fen as an amount to be read: `1,234.50`. */
export function amountOf(fen: string | bigint): string {
  return yuanOf(fen).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
