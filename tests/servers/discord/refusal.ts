/** What Discord answers to a request that it does not take. */
export interface Refusal {
  readonly status: number;
  readonly code: number;
  readonly message: string;
}

export const unknownMessage: Refusal = { status: 404, code: 10008, message: 'Unknown Message' };
export const unknownUser: Refusal = { status: 404, code: 10013, message: 'Unknown User' };
export const unknownWebhook: Refusal = { status: 404, code: 10015, message: 'Unknown Webhook' };
export const unknownInteraction: Refusal = { status: 404, code: 10062, message: 'Unknown interaction' };
export const alreadyAcknowledged: Refusal = {
  status: 400,
  code: 40060,
  message: 'Interaction has already been acknowledged.',
};
export const invalidToken: Refusal = { status: 401, code: 50027, message: 'Invalid Webhook Token' };
export const unauthorised: Refusal = { status: 401, code: 0, message: '401: Unauthorized' };
export const emptyMessage: Refusal = { status: 400, code: 50006, message: 'Cannot send an empty message' };

/** A body that is not as it must be. */
export function invalidBody(why: string): Refusal {
  return { status: 400, code: 50035, message: `Invalid Form Body: ${why}` };
}

export function isRefusal(value: object): value is Refusal {
  return 'status' in value && 'code' in value && 'message' in value;
}
