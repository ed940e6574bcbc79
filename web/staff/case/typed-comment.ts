import type { Errors } from '../../forms/form-fields.js';

/** The field of the text, in the browser and where the desk points. */
export const COMMENT_TEXT = 'text';
/** The field by which a comment is shared with firms. */
export const COMMENT_SHARED = 'shareWithFirms';

/** A comment in its form: what was typed, and what is wrong with it. */
export interface TypedComment {
  readonly text: string;
  readonly shared: boolean;
  /** The writer's own name for it, once the form was sent. */
  readonly requestId: string | null;
  readonly errors: Errors;
  readonly general: readonly string[];
}

export const EMPTY_COMMENT: TypedComment = { text: '', shared: false, requestId: null, errors: new Map(), general: [] };
