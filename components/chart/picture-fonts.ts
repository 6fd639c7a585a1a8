const ADDRESS = /url\("?([^")]+)"?\)/g;

async function asData(address: string): Promise<string> {
  const file = await (await fetch(address)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** A face with its file inside: addresses are told from the sheet that names them. */
async function embedded(rule: CSSFontFaceRule): Promise<string> {
  const base = rule.parentStyleSheet?.href ?? document.baseURI;
  let text = rule.cssText;
  for (const [whole, address = ''] of rule.cssText.matchAll(ADDRESS)) {
    text = text.replace(whole, `url("${await asData(new URL(address, base).href)}")`);
  }
  return text;
}

/**
 * The page's faces as CSS that needs no other file, for a picture is drawn apart from the page. The library that draws it would look for
 * them by changing the base address of a document, which the page forbids.
 */
export async function pictureFonts(): Promise<string> {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const faces = rules.filter((rule) => rule instanceof CSSFontFaceRule);
  return (await Promise.all(faces.map(embedded))).join('\n');
}
