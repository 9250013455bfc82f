import type { TextDocument } from 'vscode';
import type { Review } from '../../review/review-file.js';
import type { ReviewRow } from './review-items.js';

/** The draft whose review is shown. */
export interface ActiveReview {
  readonly document: TextDocument;
  readonly review: Review;
  readonly rows: readonly ReviewRow[];
}
