/** The languages the product speaks. */
export type Locale = 'zh' | 'en';

/** One text for the user in every language of the product. */
export interface Localized {
  readonly zh: string;
  readonly en: string;
}

/**
 * The locale for a BCP 47 tag such as an editor reports it.
 * Chinese is the default: the documents and their readers are Chinese.
 */
export function localeOf(tag: string | undefined): Locale {
  return tag?.toLowerCase().startsWith('en') ? 'en' : 'zh';
}
