/** Where an upload has come to: `{importId}`, a code of our errors, or null when the line broke. */
export type Sent =
  | { readonly importId: number }
  | { readonly code: string | null; readonly requestId: string };

function answerOf(request: XMLHttpRequest): Sent {
  const body: unknown = JSON.parse(request.responseText);
  if (typeof body !== 'object' || body === null) return { code: null, requestId: '' };
  if ('importId' in body && typeof body.importId === 'number') return { importId: body.importId };
  const error = 'error' in body ? body.error : null;
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;
  return { code, requestId: 'requestId' in body ? String(body.requestId) : '' };
}

/** Sends the file as it is, the body of one request. XMLHttpRequest, because fetch does not tell what was sent. */
export function sendFile(
  file: File,
  kind: string,
  onProgress: (ratio: number) => void,
): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const broken = () => resolve({ code: null, requestId: '' });
    request.open(
      'POST',
      `/api/internal/imports/upload?${new URLSearchParams({ kind, name: file.name })}`,
    );
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = (event) => onProgress(event.loaded / event.total);
    request.onerror = broken;
    request.onload = () => {
      try {
        resolve(answerOf(request));
      } catch {
        broken();
      }
    };
    request.send(file);
  });
}
