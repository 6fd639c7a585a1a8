/** The name of a command. On a narrow screen it may break after its area: `imports.` `startCheck`. */
export function CommandName({ command }: { readonly command: string }) {
  const dot = command.indexOf('.') + 1;
  return (
    <code className="font-mono text-sm max-sm:whitespace-normal">
      {command.slice(0, dot)}
      <wbr />
      {command.slice(dot)}
    </code>
  );
}
