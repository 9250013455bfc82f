// @ts-check
/**
 * Drives the page of the editor the way a person would, for pictures. Everything waits for what it names, by
 * what the page shows; nothing sleeps.
 */

/** @typedef {import('playwright-core').Browser} Browser */
/** @typedef {import('playwright-core').Page} Page */
/**
 * @typedef {object} PageSize
 * @property {number} [width]
 * @property {number} [height]
 * @property {number} [scale] device pixels per pixel; Chinese characters want 2
 */

const WAIT_MS = 30_000;

/** Settings under which a picture shows the notice and little else; on top of the quiet ones. */
export const PICTURE_SETTINGS = {
  'breadcrumbs.enabled': true,
  'editor.fontSize': 15,
  'editor.lineHeight': 1.7,
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'explorer.openEditors.visible': 0,
  'outline.collapseItems': 'alwaysExpand',
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
};

/** @type {Readonly<Record<'light' | 'dark', string>>} */
export const THEMES = { light: 'Light Modern', dark: 'Dark Modern' };

/**
 * A page that shows the editor, once its text is there.
 *
 * @param {Browser} browser
 * @param {string} address
 * @param {PageSize} [size]
 * @returns {Promise<Page>}
 */
export async function openEditor(browser, address, { width = 1600, height = 1000, scale = 2 } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  await page.goto(address);
  await page.locator('.editor-instance .view-line').first().waitFor();
  return page;
}

/**
 * Runs a command through the command palette.
 *
 * @param {Page} page
 * @param {string} title as the palette shows it, from its start
 */
export async function runCommand(page, title) {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input');
  await input.waitFor();
  await input.fill(`>${title}`);
  await page.locator(`.quick-input-list .monaco-list-row[aria-label^="${title}"]`).first().click();
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/**
 * The Outline view, with the rest of the side bar folded so that it has the whole height.
 *
 * @param {Page} page
 */
export async function openOutline(page) {
  await runCommand(page, 'Explorer: Focus on Outline View');
  const others = page.locator('.sidebar .pane-header[aria-expanded="true"]:not([aria-label^="Outline"])');
  for (let left = await others.count(); left > 0; left -= 1) await others.first().click();
  await page.locator('.sidebar .outline-pane .monaco-list-row').first().waitFor();
}

/**
 * Until the status bar counts at least one problem.
 *
 * @param {Page} page
 */
export async function waitForDiagnostics(page) {
  await page.locator('[id="status.problems"] a:not([aria-label="No Problems"])').waitFor();
}

/** @param {Page} page */
export async function openProblems(page) {
  await runCommand(page, 'Problems: Focus on Problems View');
  await page.locator('.markers-panel .monaco-list-row').nth(1).waitFor();
}

/**
 * Puts the cursor before the first occurrence of a text, and that in view.
 *
 * @param {Page} page
 * @param {string} text
 */
export async function goToText(page, text) {
  await runCommand(page, 'View: Focus Active Editor Group');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ControlOrMeta+F');
  const widget = page.locator('.editor-widget.find-widget.visible');
  await widget.locator('.find-part textarea, .find-part input').first().fill(text);
  // "1 of 3" when found, "No results" otherwise.
  const found = widget.locator('.matchesCount', { hasText: /^\d+ of \d+$/ });
  await found.waitFor({ timeout: 5_000 }).catch(() => {
    throw new Error(`"${text}" is not in the document that is shown.`);
  });
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowLeft');
}

/**
 * The hover of the first occurrence of a text.
 *
 * @param {Page} page
 * @param {string} text
 */
export async function hoverText(page, text) {
  await goToText(page, text);
  await runCommand(page, 'Show or Focus Hover');
  const hover = page.locator('.monaco-resizable-hover .hover-row:not(:has-text("Loading..."))');
  await hover.first().waitFor();
  // The click in the command list left the mouse over the breadcrumbs, which have hovers of their own.
  const size = page.viewportSize();
  if (size) await page.mouse.move(size.width / 2, size.height - 5);
  await page.locator('.workbench-hover-container:visible').waitFor({ state: 'hidden' });
}

/**
 * Drags the border of the side bar.
 *
 * @param {Page} page
 * @param {number} width in pixels
 */
export async function widenSideBar(page, width) {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (!box) return;
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width, middle);
  await page.mouse.down();
  await page.mouse.move(box.x + width, middle, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(box.x + width + 200, 5);
}

/**
 * @param {Page} page
 * @param {string} file a PNG
 */
export async function savePicture(page, file) {
  // Notifications of a fresh install have no place in a picture.
  await page.addStyleTag({ content: '.notifications-toasts { display: none !important; }' });
  await page.screenshot({ path: file });
}
