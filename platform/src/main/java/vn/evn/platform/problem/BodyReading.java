package vn.evn.platform.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Reads every body within the limit, also one that announced no size, and refuses a JSON body with
 * texts that no database can keep, naming them, before any resource sees it.
 *
 * <p>A resource that takes bytes gets them as they are: it reads the JSON itself.
 */
@Provider
public class BodyReading implements ReaderInterceptor {
  private final ObjectMapper json;
  private final long limitBytes;

  @Inject
  BodyReading(
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
    this.json = json;
    this.limitBytes = limit.asLongValue();
  }

  @Override
  public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    InputStream body = new LimitedStream(context.getInputStream(), limitBytes);
    if (context.getType() == byte[].class) {
      return body.readAllBytes();
    }
    if (!isJson(context.getMediaType())) {
      context.setInputStream(body);
      return context.proceed();
    }
    // Read before it is parsed: a parser would wrap what the limit throws.
    byte[] bytes = body.readAllBytes();
    if (bytes.length > 0) {
      List<FieldError> faults = UnstorableTexts.in(bytes, json);
      if (!faults.isEmpty() && !isCheckedByTheResource(context)) {
        throw ProblemException.invalidFields(faults);
      }
      context.setInputStream(new ByteArrayInputStream(bytes));
    }
    return context.proceed();
  }

  private static boolean isCheckedByTheResource(ReaderInterceptorContext context) {
    return Arrays.stream(context.getAnnotations()).anyMatch(ChecksTexts.class::isInstance);
  }

  private static boolean isJson(@Nullable MediaType type) {
    return type != null
        && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
  }
}
