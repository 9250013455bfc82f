import { commands } from 'vscode';
import type { BaseLanguageClient, Location, Position } from 'vscode-languageclient';

/** Opens the editor's list of places for a count of references; the server gives them in its own form. */
export function showReferences(client: BaseLanguageClient) {
  return async (uri: string, position: Position, locations: Location[]): Promise<void> => {
    const { asUri, asPosition, asLocation } = client.protocol2CodeConverter;
    await commands.executeCommand(
      'editor.action.showReferences',
      asUri(uri),
      asPosition(position),
      locations.map((location) => asLocation(location)),
    );
  };
}
