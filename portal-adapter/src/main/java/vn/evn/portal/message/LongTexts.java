package vn.evn.portal.message;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Lets a text of a message be as long as the body: a paper of 20 MiB is 28 million characters of
 * base64, and the reader's own limit of 20 million would call the message unreadable.
 */
@Singleton
class LongTexts implements ObjectMapperCustomizer {
  private static final int BODY_BYTES = 64 * 1024 * 1024;

  @Override
  public void customize(ObjectMapper mapper) {
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(BODY_BYTES).build());
  }
}
