import { type ConnectionOptions, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';

const RESOURCE_EXHAUSTED = 8;

/**
 * How the desk wants its connection to Temporal: as usual, but a case that holds all the acts it can is told to the
 * client at once. By itself the SDK would try again until the deadline, and "too many" would read "outcome unknown".
 */
export function deskConnection(address: string): ConnectionOptions {
  const usual = defaultGrpcRetryOptions();
  const retryableDecider: typeof usual.retryableDecider = (attempt, status) => {
    const code: number = status.code;
    return code !== RESOURCE_EXHAUSTED && usual.retryableDecider(attempt, status);
  };
  return { address, interceptors: [makeGrpcRetryInterceptor({ ...usual, retryableDecider })] };
}
