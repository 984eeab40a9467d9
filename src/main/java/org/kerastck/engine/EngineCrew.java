package org.kerastck.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.LayerCall;

/** Several instances of one engine, so that several threads may ask it at once. */
@API(status = API.Status.INTERNAL)
public final class EngineCrew implements ConvolutionEngine {
  private final List<ConvolutionEngine> members;
  private final BlockingQueue<ConvolutionEngine> free;

  private EngineCrew(List<ConvolutionEngine> members) {
    this.members = members;
    this.free = new LinkedBlockingQueue<>(members);
  }

  /**
   * Opens as many instances.
   *
   * @throws EngineException where one of them cannot be had
   */
  public static EngineCrew of(int size, Supplier<ConvolutionEngine> open) {
    List<ConvolutionEngine> members = new ArrayList<>();
    try {
      for (int i = 0; i < size; i++) {
        members.add(open.get());
      }
      return new EngineCrew(members);
    } catch (RuntimeException e) {
      members.forEach(ConvolutionEngine::close);
      throw e;
    }
  }

  @Override
  public String name() {
    return members.get(0).name();
  }

  @Override
  public String version() {
    return members.get(0).version();
  }

  @Override
  public Isolation isolation() {
    return members.get(0).isolation();
  }

  @Override
  public Optional<String> missing(Call call) {
    return members.get(0).missing(call);
  }

  @Override
  public Outcome run(LayerCall call) {
    return answer(call);
  }

  /** Has a member answer that is free, once there is one. */
  @Override
  public Outcome answer(Call call) {
    ConvolutionEngine member;
    try {
      member = free.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
    try {
      return member.answer(call);
    } finally {
      free.add(member);
    }
  }

  @Override
  public void close() {
    members.forEach(ConvolutionEngine::close);
  }
}
