import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { applePass } from './apple-pass';

/** The library's own way to certificates, so that the test needs no other. */
const require = createRequire(createRequire(import.meta.url).resolve('passkit-generator'));
const forge = require('node-forge');

function ownCertificate(): { readonly cert: string; readonly key: string } {
  const keys = forge.pki.rsa.generateKeyPair(2048);
  const cert = forge.pki.createCertificate();
  cert.publicKey = keys.publicKey;
  cert.serialNumber = '01';
  cert.validity.notBefore = new Date('2026-01-01');
  cert.validity.notAfter = new Date('2036-01-01');
  const subject = [{ name: 'commonName', value: 'Test' }];
  cert.setSubject(subject);
  cert.setIssuer(subject);
  cert.sign(keys.privateKey, forge.md.sha256.create());
  return {
    cert: forge.pki.certificateToPem(cert),
    key: forge.pki.privateKeyToPem(keys.privateKey),
  };
}

it('a pass for Apple Wallet holds the card’s number as a barcode, its manifest and a signature, and no name', () => {
  const { cert, key } = ownCertificate();
  const pass = applePass(
    { cardId: 7, number: '2200417030487' },
    { programme: 'Bereg Club', type: 'Standard', label: 'Number' },
    {
      passTypeId: 'pass.org.example',
      teamId: 'TEAM',
      wwdr: cert,
      signerCert: cert,
      signerKey: key,
    },
  );
  // A zip whose files are stored as they are: their names and texts stand in it.
  const text = pass.toString('latin1');
  expect(text.startsWith('PK')).toBe(true);
  for (const name of ['pass.json', 'manifest.json', 'signature', 'icon.png']) {
    expect(text).toContain(name);
  }
  const json = /\{[^{]*"formatVersion".*?\}(?=PK)/s.exec(text)?.[0] ?? '{}';
  expect(JSON.parse(json)).toMatchObject({
    serialNumber: 'card-7',
    passTypeIdentifier: 'pass.org.example',
    barcodes: [{ format: 'PKBarcodeFormatCode128', message: '2200417030487' }],
  });
  const sum = createHash('sha1').update(json, 'latin1').digest('hex');
  expect(text).toContain(sum);
});
