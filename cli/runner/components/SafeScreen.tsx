import { Box, Text } from 'ink';
import { Component, type ReactNode } from 'react';
import type { RunnerWords } from '../words/index.ts';

export interface SafeScreenProps {
  readonly words: () => RunnerWords;
  /** Told when drawing failed, and handed the way to try again. */
  readonly failed: (retry: () => void) => void;
  readonly children: ReactNode;
}

/** One plain sentence where a screen could not be drawn. The case lives outside of the components and is not touched. */
export class SafeScreen extends Component<SafeScreenProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(): void {
    this.props.failed(() => this.setState({ broken: false }));
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const { brokenScreen, brokenScreenHint } = this.props.words();
    return (
      <Box flexDirection="column" paddingX={2} paddingY={1}>
        <Text bold>{brokenScreen}</Text>
        <Text>{brokenScreenHint}</Text>
      </Box>
    );
  }
}
